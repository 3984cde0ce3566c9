// SPDX-License-Identifier: Apache-2.0
import { PageHead, StateMessage } from '@rostrum/kit';
import { SearchField } from '@rostrum/kit/lists';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMayChange } from '../auth/me';
import { Card } from '../common/Card';
import { Loads } from '../common/Loads';
import { FeatureRow } from './FeatureRow';
import { type Feature, featuresApi } from './featuresApi';
import { UploadExtension } from './UploadExtension';
import classes from './features.module.css';

const KINDS = ['extension', 'core', 'library'] as const satisfies readonly Feature['kind'][];

const fits = ({ id, title, description }: Feature, search: string) => `${id} ${title} ${description}`.toLowerCase().includes(search.trim().toLowerCase());

/** What the server can do, what of it runs, what else could be there (10/D; 00/R-4). */
export default function FeaturesPage() {
  const { t } = useTranslation();
  const mayChange = useMayChange();
  const [search, setSearch] = useState('');
  const features = useQuery({ queryKey: ['features'], queryFn: featuresApi.list });
  return (
    <>
      <PageHead title={t('features.title')} text={t('features.text')} />
      <div className={classes.tools}>
        <SearchField className={classes.search} label={t('features.search')} value={search} onChange={setSearch} />
      </div>
      <Loads query={features} failed={t('features.loadFailed')} height={420}>
        {(all) => {
          const found = all.filter((feature) => fits(feature, search));
          return (
            <div className={classes.stack}>
              {KINDS.map((kind) => <Group key={kind} kind={kind} features={found.filter((feature) => feature.kind === kind)} mayChange={mayChange} />)}
              {found.length === 0 && <StateMessage kind="missing" title={t('features.notFound')} />}
            </div>
          );
        }}
      </Loads>
      {mayChange && <div style={{ marginBlockStart: '1.25rem' }}><UploadExtension /></div>}
    </>
  );
}

function Group({ kind, features, mayChange }: { kind: Feature['kind']; features: readonly Feature[]; mayChange: boolean }) {
  const { t } = useTranslation();
  if (features.length === 0) return null;
  return (
    <Card title={t(`features.kind.${kind}.title`)} text={t(`features.kind.${kind}.text`)} flush>
      <ul className={classes.list}>{features.map((feature) => <FeatureRow key={feature.id} feature={feature} mayChange={mayChange} />)}</ul>
    </Card>
  );
}
