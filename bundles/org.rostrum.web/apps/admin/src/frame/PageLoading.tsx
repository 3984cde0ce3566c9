// SPDX-License-Identifier: Apache-2.0
import { Skeleton, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Place of a page that is on its way. */
export function PageLoading() {
  const { t } = useTranslation();
  return (
    <Stack gap="lg" role="status" aria-label={t('kit.loading')}>
      <Skeleton height={32} width={220} />
      <Skeleton height={320} radius="lg" />
    </Stack>
  );
}
