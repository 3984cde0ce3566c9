// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useMe } from '../auth/me';
import { ExtensionLinks } from './ExtensionLinks';
import { pagesFor, SECTIONS } from '../pages';
import { useFilledPlaces } from '../settings/useFilledPlaces';
import classes from './PanelFrame.module.css';

/** The menu in the words and order of 10/CPC-3, as far as its pages exist and the administrator may see them. */
export function Navigation() {
  const { t } = useTranslation();
  const places = useFilledPlaces();
  const pages = pagesFor(useMe().roles ?? []).filter(({ settings }) => !settings || !places || places.has(settings));
  return (
    <nav aria-label={t('panel.navigation')} className={classes.navigation}>
      {SECTIONS.map((section) => ({ section, own: pages.filter((page) => page.section === section) })).filter(({ own }) => own.length > 0).map(({ section, own }) => (
        <section key={section} className={classes.section} aria-labelledby={`section-${section}`}>
          <h2 className={classes.sectionTitle} id={`section-${section}`}>{t(`section.${section}`)}</h2>
          <ul className={classes.items}>
            {own.map(({ to, title, icon: Icon }) => (
              <li key={to}><NavLink className={classes.item!} to={to}><Icon size={18} stroke={1.7} />{t(title)}</NavLink></li>
            ))}
          </ul>
        </section>
      ))}
      <ExtensionLinks />
    </nav>
  );
}
