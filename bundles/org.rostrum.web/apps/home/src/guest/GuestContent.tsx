// SPDX-License-Identifier: Apache-2.0
import type { GuestPage } from '@rostrum/api';
import { useTitle } from '@rostrum/kit';
import { IconCalendarPlus, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './GuestContent.module.css';
import { JoinById } from './JoinById';
import { StagePicture } from './StagePicture';

/** The guest page (80/UGP-1, UGP-5): join by ID, plan a conference. */
export function GuestContent({ page }: { page: GuestPage }) {
  const { t } = useTranslation();
  useTitle(page.company_name);
  return (
    <div className={classes.columns}>
      <div className={classes.words}>
        <h1 className={classes.title}>{t('home.title')}</h1>
        <p className={classes.lead}>{t('home.lead')}</p>
        <JoinById externalUrl={page.external_url} />
        <a className={classes.plan} href="/me/rooms/new">
          <span className={classes.planIcon}><IconCalendarPlus size={20} stroke={1.6} aria-hidden /></span>
          <span className={classes.planWords}>
            <strong>{t('home.plan.title')}</strong>
            <span>{t('home.plan.text')}</span>
          </span>
          <IconChevronRight className={classes.planArrow} size={18} aria-hidden />
        </a>
      </div>
      <StagePicture />
    </div>
  );
}
