// SPDX-License-Identifier: Apache-2.0
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

/** Leads quickly from the settings of one group to those of another (30/GCP-2, BW-7). `to`: address of the page without the group. */
export function GroupSwitch({ group, all, to }: { group: string; all: readonly { id: string; display_name: string }[]; to: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <NativeSelect
      name="group"
      mb="lg"
      label={t('groups.switch')}
      value={group}
      onChange={(event) => void navigate(`${to}/${encodeURIComponent(event.currentTarget.value)}`)}
      data={all.map(({ id, display_name }) => ({ value: id, label: display_name }))}
    />
  );
}
