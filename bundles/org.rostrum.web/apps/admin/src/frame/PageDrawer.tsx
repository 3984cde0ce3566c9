// SPDX-License-Identifier: Apache-2.0
import { Drawer, Skeleton } from '@mantine/core';
import { ErrorNotice } from '@rostrum/kit';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnsavedGuard } from '../form/useUnsaved';
import classes from './PageDrawer.module.css';

/**
 * What belongs to one row, at the side; opened and closed by the page's address, so that links to it work. Leaving asks
 * first while a form inside has unsaved changes (`dirty`).
 */
export function PageDrawer({ opened, title, badges, onClose, loading, error, onRetry, dirty = false, actions, children, wide }: {
  opened: boolean;
  title: string;
  badges?: ReactNode;
  onClose: () => void;
  loading?: boolean;
  error?: unknown;
  onRetry?: () => void;
  dirty?: boolean;
  /** Kept in sight at the foot. */
  actions?: ReactNode;
  children: ReactNode;
  wide?: boolean;
}) {
  const { t } = useTranslation();
  const question = useUnsavedGuard(dirty);
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={wide ? 'xl' : 'lg'}
      title={<span className={classes.head}><span className={classes.title} tabIndex={-1} data-autofocus>{title}</span>{badges}</span>}
      closeButtonProps={{ 'aria-label': t('kit.close') }}
      classNames={{ body: classes.body!, content: classes.content!, header: classes.header! }}
    >
      <div className={classes.inner}>
        {error !== undefined && error !== null
          ? <ErrorNotice error={error} onRetry={onRetry} />
          : loading ? <Skeleton height={280} role="status" aria-label={t('kit.loading')} /> : children}
      </div>
      {actions && !loading && !error && <footer className={classes.actions}>{actions}</footer>}
      {question}
    </Drawer>
  );
}

/** A part of a drawer with a heading. */
export function DrawerSection({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <div className={classes.sectionHead}><h3 className={classes.sectionTitle}>{title}</h3>{action}</div>
      {children}
    </section>
  );
}

/** Name and value pairs. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={classes.facts}>{children}</dl>;
}

export function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return <div className={classes.fact}><dt>{name}</dt><dd>{children}</dd></div>;
}
