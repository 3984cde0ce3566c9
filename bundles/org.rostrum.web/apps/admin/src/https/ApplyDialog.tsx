// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Loader, Modal, Text } from '@mantine/core';
import { ApiError } from '@rostrum/api';
import { ErrorNotice, errorText } from '@rostrum/kit';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../common/Notice';
import { type Https, type HttpsConfiguration, httpsApi } from './httpsApi';
import { ProblemList } from './ProblemList';
import { useRestart } from './useRestart';
import { addressAt } from './wait';
import classes from './https.module.css';

/** Announces the restart, applies, and waits until the server answers again (20/TLS-13, TLS-14). */
export function ApplyDialog({ https, wanted, onClose }: { https: Https; wanted: HttpsConfiguration; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const problems = failure instanceof ApiError ? failure.others.map(({ reason, detail }) => ({ code: reason, message: detail ?? reason })) : [];
  const restart = useRestart(wanted, https.https_port);
  const moves = wanted.https_port !== https.https_port;
  const close = () => {
    void queries.invalidateQueries({ queryKey: ['https'] });
    onClose();
  };
  const apply = async () => {
    setBusy(true);
    setFailure(null);
    try {
      const { state } = await httpsApi.apply(wanted);
      if (state === 'active') restart.finish(moves ? 'moved' : 'active');
      else restart.begin();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={close} title={t('https.applyTitle')} closeButtonProps={{ 'aria-label': t('kit.close') }} closeOnClickOutside={false}
      withCloseButton={restart.outcome !== 'waiting'} closeOnEscape={restart.outcome !== 'waiting'}>
      {restart.outcome === null ? (
        <>
          <Text size="sm">{t('https.applyText')}</Text>
          {moves && <Text size="sm" mt="sm">{t('https.applyMoves')} <span translate="no">{addressAt(wanted.https_port, location)}</span></Text>}
          {problems.length > 0 ? <Notice tone="danger" live>{errorText(t, failure)}<ProblemList problems={problems} /></Notice> : failure !== null && <ErrorNotice error={failure} />}
          <Group justify="flex-end" mt="lg" gap="sm">
            <Button variant="default" onClick={close}>{t('kit.cancel')}</Button>
            <Button loading={busy} onClick={() => void apply()} data-autofocus>{t('https.applyAction')}</Button>
          </Group>
        </>
      ) : restart.outcome === 'waiting' ? (
        <div className={classes.waiting} role="status">
          <Loader aria-hidden />
          <Text size="sm">{t('https.waiting')}</Text>
          {moves && <Button component="a" variant="default" href={addressAt(wanted.https_port, location)}>{t('https.openNew')}</Button>}
        </div>
      ) : (
        <>
          <Notice tone={restart.outcome === 'active' || restart.outcome === 'moved' ? 'success' : 'danger'} live>{t(`https.outcome.${restart.outcome}`)}</Notice>
          <Group justify="flex-end" mt="lg" gap="sm">
            {restart.outcome === 'moved' && <Button component="a" href={addressAt(wanted.https_port, location)}>{t('https.openNew')}</Button>}
            {restart.outcome === 'lost' && <Button onClick={restart.begin}>{t('https.lookAgain')}</Button>}
            <Button variant="default" onClick={close}>{t('kit.close')}</Button>
          </Group>
        </>
      )}
    </Modal>
  );
}
