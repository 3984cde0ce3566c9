// SPDX-License-Identifier: Apache-2.0
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './Profile.module.css';
import type { ProfileField } from './profileFields';

/** Fields that stand beside each other. */
const ROWS: readonly (readonly ProfileField[])[] = [
  ['first_name', 'middle_name', 'last_name'], ['company', 'branch'], ['department', 'job_title'], ['manager', 'address'],
  ['mobile_phone', 'work_phone', 'home_phone'], ['sip_number'],
];
const PHONES: readonly ProfileField[] = ['mobile_phone', 'work_phone', 'home_phone'];

/**
 * Text fields of a profile.
 *
 * @param text props of a field of the form, as `useFields` gives them
 * @param own whether it is the person's own: the browser may fill it in
 */
export function ProfileFields({ text, own = false }: { text: (name: ProfileField) => object; own?: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      {ROWS.map((row) => (
        <div key={row[0]} className={classes.row}>
          {row.map((name) => (
            <TextInput
              key={name}
              {...text(name)}
              type={PHONES.includes(name) ? 'tel' : 'text'}
              label={t(`profile.fields.${name}`)}
              description={name === 'sip_number' ? t('profile.sipHelp') : undefined}
              autoComplete={own ? AUTOFILL[name] ?? 'off' : 'off'}
            />
          ))}
        </div>
      ))}
    </>
  );
}

const AUTOFILL: Partial<Record<ProfileField, string>> = {
  first_name: 'given-name', middle_name: 'additional-name', last_name: 'family-name', company: 'organization', job_title: 'organization-title',
};
