// SPDX-License-Identifier: Apache-2.0
import { PageHead } from '@rostrum/kit';
import { useTranslation } from 'react-i18next';
import { RightList } from './RightList';

/** What the account may here and now, each explained. */
export function RightsPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t('personal.rights')} text={t('rights.text')} />
      <RightList />
    </>
  );
}
