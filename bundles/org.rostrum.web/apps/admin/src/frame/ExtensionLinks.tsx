// SPDX-License-Identifier: Apache-2.0
import { IconPuzzle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { titleOf } from '../features/featuresApi';
import { PANEL_PAGES } from '../features/panelPages';
import classes from './PanelFrame.module.css';

/** The menu's last section: pages that extensions bring, as they come and go. */
export function ExtensionLinks() {
  const { t, i18n } = useTranslation();
  const { data: pages = [] } = useQuery(PANEL_PAGES);
  if (pages.length === 0) return null;
  return (
    <section className={classes.section} aria-labelledby="section-extensions">
      <h2 className={classes.sectionTitle} id="section-extensions">{t('section.extensions')}</h2>
      <ul className={classes.items}>
        {pages.map((page) => (
          <li key={page.id}>
            <NavLink className={classes.item!} to={`/extensions/${page.id}`} translate="no"><IconPuzzle size={18} stroke={1.7} />{titleOf(page, i18n.language)}</NavLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
