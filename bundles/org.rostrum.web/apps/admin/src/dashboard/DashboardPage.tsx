// SPDX-License-Identifier: Apache-2.0
import { Skeleton } from '@mantine/core';
import { ErrorNotice, PageHead } from '@rostrum/kit';
import { useTranslation } from 'react-i18next';
import { useDashboard } from '../frame/useServer';
import classes from './Dashboard.module.css';
import { HistoryCharts } from './HistoryCharts';
import { NowTiles } from './NowTiles';
import { StatusList } from './StatusList';
import { StorageList } from './StorageList';

/** What the server does and did (10/K); figures follow by themselves (10/SUM-3). */
export default function DashboardPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useDashboard();
  return (
    <>
      <PageHead title={t('dashboard.title')} text={t('dashboard.text')} />
      {error && <ErrorNotice title={t(data ? 'dashboard.stale' : 'dashboard.failed')} error={error} onRetry={() => void refetch()} />}
      <div className={classes.page}>
        {data ? (
          <>
            <NowTiles now={data.now} />
            <div className={classes.columns}>
              <StatusList status={data.status} server={data.server} />
              <StorageList storage={data.storage} />
            </div>
          </>
        ) : !error && <Skeleton height={240} radius="lg" role="status" aria-label={t('kit.loading')} />}
        <HistoryCharts />
      </div>
    </>
  );
}
