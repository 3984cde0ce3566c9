// SPDX-License-Identifier: Apache-2.0
import { Skeleton } from '@mantine/core';
import { ErrorNotice } from '@rostrum/kit';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** What was asked for, or that it is on its way, or why it is not there. An error hides older data only where there is none. */
export function Loads<T>({ query, failed, height = 240, children }: {
  query: UseQueryResult<T>;
  /** Title of the error, for example "Certificates cannot be shown". */
  failed: string;
  /** Pixels of the placeholder. */
  height?: number;
  children: (data: T) => ReactNode;
}) {
  const { t } = useTranslation();
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <ErrorNotice title={failed} error={query.error} onRetry={() => void query.refetch()} />;
  return <Skeleton height={height} radius="lg" role="status" aria-label={t('kit.loading')} />;
}
