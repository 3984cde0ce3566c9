// SPDX-License-Identifier: Apache-2.0
import { Button, Checkbox, TagsInput, TextInput } from '@mantine/core';
import { Badge, errorText, ErrorNotice, reasonText, toast, useFields } from '@rostrum/kit';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Card } from '../common/Card';
import { Facts } from '../common/Facts';
import { Notice } from '../common/Notice';
import { Time } from '../common/Time';
import { CertificateCard } from './CertificateCard';
import { type Acme, httpsApi } from './httpsApi';
import classes from './https.module.css';

const TONES = { off: 'neutral', ready: 'neutral', ordering: 'accent', valid: 'success', failed: 'live' } as const;

/** A certificate from an authority that speaks ACME, and where its order stands. */
export function AcmeCard({ acme, inUse, mayChange }: { acme: Acme; inUse: boolean; mayChange: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: ['https'] });
  const order = useMutation({ mutationFn: httpsApi.order, onSettled: refresh });
  const form = useFields({
    initial: { directory_url: acme.directory_url ?? '', domains: acme.domains, email: acme.email ?? '', terms_agreed: acme.terms_agreed },
    check: ({ directory_url, domains, terms_agreed }) => ({
      ...(!/^https:\/\/./.test(directory_url) && { directory_url: 'httpsUrlNeeded' as string }), ...(domains.length === 0 && { domains: 'required' }),
      ...(!terms_agreed && { terms_agreed: 'termsNotAgreed' }),
    }),
    submit: async (values) => {
      await httpsApi.changeAcme(values);
      await refresh();
      toast('success', t('https.acme.saved'));
    },
  });
  return (
    <Card title={t('https.acme.title')} text={t('https.acme.text')} action={<Badge tone={TONES[acme.state]}>{t(`https.acme.state.${acme.state}`)}</Badge>}>
      <div className={classes.stack}>
        <Facts rows={[[t('https.acme.renewAt'), acme.renew_at === null ? null : <Time key="t" at={acme.renew_at} />]]} />
        {acme.certificate && <CertificateCard kind={t('https.serverCertificate')} certificate={acme.certificate} inUse={inUse} />}
        {acme.last_error && <Notice tone="danger">{t('https.acme.lastError')} <span translate="no">{acme.last_error}</span></Notice>}
        {order.error && <Notice tone="danger" live>{errorText(t, order.error)}</Notice>}
      </div>
      {mayChange && (
        <form className={classes.form} onSubmit={(event) => void form.send(event)} noValidate>
          {form.failure !== null && <ErrorNotice error={form.failure} />}
          <TextInput {...form.text('directory_url')} label={t('https.acme.directory')} description={t('https.acme.directoryHelp')} inputMode="url" spellCheck={false} />
          <TagsInput name="domains" label={t('https.acme.domains')} description={t('https.acme.domainsHelp')} value={form.values.domains} onChange={(domains) => form.set('domains', domains)}
            splitChars={[',', ' ', ';']} acceptValueOnBlur error={form.errors.domains && reasonText(t, form.errors.domains)} />
          <TextInput {...form.text('email')} label={t('https.acme.email')} description={t('https.acme.emailHelp')} type="email" />
          <Checkbox label={t('https.acme.terms')} checked={form.values.terms_agreed} onChange={(event) => form.set('terms_agreed', event.currentTarget.checked)}
            error={form.errors.terms_agreed && reasonText(t, form.errors.terms_agreed)} />
          <div className={classes.buttons}>
            <Button type="submit" variant="default" loading={form.busy}>{t('https.acme.save')}</Button>
            <Button loading={order.isPending} disabled={acme.domains.length === 0} onClick={() => order.mutate()}>{t('https.acme.order')}</Button>
          </div>
        </form>
      )}
    </Card>
  );
}
