// SPDX-License-Identifier: Apache-2.0
import { PageHead } from '@rostrum/kit';
import { useTranslation } from 'react-i18next';

/** What the server does and did (10/K). */
export default function DashboardPage() {
  const { t } = useTranslation();
  return <PageHead title={t('dashboard.title')} text={t('dashboard.text')} />;
}
