// SPDX-License-Identifier: Apache-2.0
import { Badge, CopyField } from '@rostrum/kit';
import { useTranslation } from 'react-i18next';
import { Facts } from '../common/Facts';
import { Time } from '../common/Time';
import type { Certificate } from './httpsApi';
import { validityOf } from './validity';
import classes from './https.module.css';

const TONES = { valid: 'success', soon: 'warning', expired: 'live', future: 'warning' } as const;

/** A certificate: whose, by whom, how far through its life (20/TLS-22, TLS-32). */
export function CertificateCard({ kind, certificate, inUse }: { kind: string; certificate: Certificate; inUse?: boolean }) {
  const { t } = useTranslation();
  const { state, daysLeft, passed } = validityOf(certificate, Date.now() / 1000);
  return (
    <article className={classes.certificate}>
      <p className={classes.kind}>{kind}</p>
      <div className={classes.certificateHead}>
        <h3 className={classes.name} translate="no">{certificate.common_name}</h3>
        {inUse && <Badge tone="accent">{t('https.inUse')}</Badge>}
      </div>
      <div className={classes.bar} data-state={state} aria-hidden><span style={{ width: `${Math.max(2, passed * 100)}%` }} /></div>
      <div className={classes.ends}>
        <Time at={certificate.not_before} dateOnly />
        <Badge tone={TONES[state]}>{t(`https.validity.${state}`, { count: Math.abs(daysLeft) })}</Badge>
        <Time at={certificate.not_after} dateOnly />
      </div>
      <Facts rows={[
        [t('https.subject'), <span key="s" translate="no">{[certificate.organization, certificate.state, certificate.country].filter(Boolean).join(', ')}</span>],
        [t('https.altNames'), certificate.alt_names.length > 0 && <span key="a" translate="no">{certificate.alt_names.join(', ')}</span>],
        [t('https.issuer'), <span key="i" translate="no">{certificate.issuer}</span>],
        [t('https.fingerprint'), <span key="f" className={classes.fingerprint} translate="no"><CopyField value={certificate.sha256} label={t('https.fingerprint')} mono /></span>],
      ].filter(([, value]) => value) as [string, React.ReactNode][]} />
    </article>
  );
}
