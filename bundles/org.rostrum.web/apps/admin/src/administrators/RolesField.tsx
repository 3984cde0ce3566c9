// SPDX-License-Identifier: Apache-2.0
import { Checkbox, Stack } from '@mantine/core';
import { reasonText } from '@rostrum/kit';
import { useTranslation } from 'react-i18next';
import { type Role, ROLES } from './administratorsApi';

/** The two roles, each with what it may do (00/R-11). */
export function RolesField({ value, onChange, reason }: { value: Role[]; onChange: (roles: Role[]) => void; reason?: string | undefined }) {
  const { t } = useTranslation();
  return (
    <Checkbox.Group value={value} onChange={(roles) => onChange(ROLES.filter((role) => roles.includes(role)))} label={t('administrators.roles')}
      error={reason && reasonText(t, reason)} errorProps={{ role: 'alert' }}>
      <Stack gap="xs" mt={4}>
        {ROLES.map((role) => <Checkbox key={role} value={role} label={t(`administrators.role.${role}`)} description={t(`administrators.roleText.${role}`)} />)}
      </Stack>
    </Checkbox.Group>
  );
}
