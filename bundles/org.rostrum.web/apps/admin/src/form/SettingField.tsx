// SPDX-License-Identifier: Apache-2.0
import { UnstyledButton } from '@mantine/core';
import { IconRestore } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Form.module.css';

/**
 * Around one field: what its default is, with a way back to it, and marks such as "restarts the server". The field itself carries label,
 * help, unit (`rightSection={<Unit …/>}`) and error.
 */
export function SettingField({ standard, isStandard, onRestore, marks, children }: {
  /** The default in words; undefined: there is none to tell. */
  standard?: string | undefined;
  isStandard?: boolean;
  /** Absent: cannot be restored (reading only). */
  onRestore?: (() => void) | undefined;
  marks?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <div className={classes.setting}>
      {children}
      {(standard !== undefined || marks) && (
        <div className={classes.settingFoot}>
          {standard !== undefined && <span>{t('form.standard', { value: standard })}</span>}
          {standard !== undefined && !isStandard && onRestore && (
            <UnstyledButton className={classes.restore} onClick={onRestore}><IconRestore size={14} aria-hidden />{t('form.restore')}</UnstyledButton>
          )}
          {marks}
        </div>
      )}
    </div>
  );
}

/** Unit at the end of a field. */
export function Unit({ children }: { children: ReactNode }) {
  return <span className={classes.unit}>{children}</span>;
}
