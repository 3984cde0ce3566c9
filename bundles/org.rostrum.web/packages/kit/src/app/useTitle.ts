// SPDX-License-Identifier: Apache-2.0
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Title of the browser's tab: page, then product. */
export function useTitle(page: string | null | undefined): void {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = page ? `${page} · ${t('kit.product')}` : t('kit.product');
  }, [page, t]);
}
