// SPDX-License-Identifier: Apache-2.0
import { PageHead } from '@rostrum/kit';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMayChange } from '../auth/me';
import { Card } from '../common/Card';
import { Loads } from '../common/Loads';
import { Notice } from '../common/Notice';
import { AcmeCard } from './AcmeCard';
import { ConfigurationCard } from './ConfigurationCard';
import { CustomCard } from './CustomCard';
import { type Https, httpsApi } from './httpsApi';
import { ProblemList } from './ProblemList';
import { SelfSignedCard } from './SelfSignedCard';
import classes from './https.module.css';

const ORDER_LOOK_MS = 3_000;

/** Web › HTTPS (20 section 13). */
export default function HttpsPage() {
  const { t } = useTranslation();
  const https = useQuery({
    queryKey: ['https'], queryFn: httpsApi.read,
    // An order goes on by itself; its steps are shown as they happen.
    refetchInterval: ({ state }) => (state.data?.acme?.state === 'ordering' ? ORDER_LOOK_MS : false),
  });
  return (
    <>
      <PageHead title={t('https.title')} text={t('https.text')} />
      <Loads query={https} failed={t('https.loadFailed')} height={420}>{(data) => <Content https={data} />}</Loads>
    </>
  );
}

function Content({ https }: { https: Https }) {
  const { t } = useTranslation();
  const mayChange = useMayChange();
  const warnings = https.warnings ?? [];
  return (
    <>
      {warnings.length > 0 && <div className={classes.stack}><Notice tone="warning"><ProblemList problems={warnings} /></Notice></div>}
      <ConfigurationCard https={https} mayChange={mayChange} />
      <SelfSignedCard https={https} mayChange={mayChange} />
      <CustomCard https={https} mayChange={mayChange} />
      {https.acme
        ? <AcmeCard acme={https.acme} inUse={https.shown === 'acme'} mayChange={mayChange} />
        : <Card title={t('https.acme.title')} text={t('https.acme.absent')} action={<Link to="/features">{t('features.title')}</Link>} />}
    </>
  );
}
