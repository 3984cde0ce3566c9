// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProductMark } from '../mark/ProductMark';
import { LanguageSwitch } from './LanguageSwitch';
import classes from './PublicFrame.module.css';
import { ThemeSwitch } from './ThemeSwitch';

/** Frame of the pages that anybody may see: name and language at the start, actions at the end, small print below. */
export function PublicFrame(props: {
  /** Company name as configured; empty: the product's. */
  company?: string | undefined;
  languages?: readonly string[] | undefined;
  actions?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#content">{t('kit.skip')}</a>
      <header className={classes.header}>
        <a className={classes.brand} href="/">
          <ProductMark />
          <span className={classes.name} translate="no">{props.company || t('kit.product')}</span>
        </a>
        <LanguageSwitch enabled={props.languages ?? []} />
        <div className={classes.actions}>{props.actions}</div>
      </header>
      <main className={classes.main} id="content" tabIndex={-1}>{props.children}</main>
      <footer className={classes.footer}>
        <div className={classes.print}>{props.footer}</div>
        <ThemeSwitch />
      </footer>
    </div>
  );
}
