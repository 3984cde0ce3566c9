// SPDX-License-Identifier: Apache-2.0
import { Button, Loader } from '@mantine/core';
import { api, ApiError } from '@rostrum/api';
import { ContactsButton, ErrorState, Panel, PublicFrame, StateMessage, useLoad, useTitle } from '@rostrum/kit';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ConferenceCard } from './ConferenceCard';
import { conferenceIdInPath } from './conferenceAddress';
import classes from './ConferencePage.module.css';

/** How often the state of the conference is asked for while the page is seen (80/UCP-11). */
const REFRESH_MS = 5_000;

const id = conferenceIdInPath(location.pathname);

/** Public page of a conference `/c/{id}` (80 section 13). */
export function ConferencePage() {
  const { t } = useTranslation();
  const { data: page } = useLoad(api.guestPage);
  const { data: me } = useLoad(api.me);
  const card = useLoad(useCallback(() => api.card(id), []), REFRESH_MS);
  useTitle(card.data?.topic ?? t('conference.title'));
  const missing = card.error instanceof ApiError && card.error.status === 404;
  return (
    <PublicFrame
      company={page?.company_name}
      languages={page?.languages}
      actions={me && <Button component="a" href="/me/" variant="default">{t('conference.personalArea')}</Button>}
      footer={<ContactsButton contacts={page?.contacts} />}
    >
      {missing ? (
        <Panel narrow><Missing /></Panel>
      ) : card.data && me !== undefined ? (
        <ConferenceCard card={card.data} me={me} />
      ) : card.error ? (
        <Panel narrow><ErrorState title={t('conference.loadFailed')} error={card.error} onRetry={card.reload} /></Panel>
      ) : (
        <div className={classes.loading}><Loader aria-label={t('kit.loading')} /></div>
      )}
    </PublicFrame>
  );
}

function Missing() {
  const { t } = useTranslation();
  return (
    <StateMessage
      kind="missing"
      level={1}
      title={t('conference.missing.title')}
      text={t('conference.missing.text')}
      action={<Button component="a" href="/" variant="default">{t('conference.missing.action')}</Button>}
    />
  );
}
