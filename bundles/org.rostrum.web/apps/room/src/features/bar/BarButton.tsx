// SPDX-License-Identifier: Apache-2.0
import { Tooltip } from '@mantine/core';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Bar.module.css';

interface BarButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'children' | 'aria-label'> {
  icon: ReactNode;
  label: string;
  /** Key that does the same, as people know it. */
  shortcut?: string;
  tone?: 'off' | 'active' | 'danger' | undefined;
  /** Small figure at the corner. */
  badge?: number;
  children?: ReactNode;
}

/** One control of the bar. */
export function BarButton({ icon, label, shortcut, tone, badge, children, className, ...rest }: BarButtonProps) {
  const { t } = useTranslation();
  return (
    <Tooltip label={shortcut ? t('bar.withKey', { label, key: shortcut }) : label} position="top" disabled={rest['aria-haspopup'] !== undefined && rest['aria-expanded'] === true}>
      <button type="button" {...rest} className={`${classes.button} ${className ?? ''}`} data-tone={tone} aria-label={label} aria-keyshortcuts={shortcut}>
        {children}
        <span className={classes.icon}>{icon}</span>
        {badge !== undefined && <span className={classes.badge} aria-hidden>{badge}</span>}
      </button>
    </Tooltip>
  );
}
