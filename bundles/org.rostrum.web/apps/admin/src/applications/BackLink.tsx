// SPDX-License-Identifier: Apache-2.0
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import classes from './applications.module.css';

/** From one application to the list. */
export function BackLink() {
  const { t } = useTranslation();
  return <Link className={classes.back} to="/api/oauth2"><IconArrowLeft size={16} aria-hidden />{t('applications.title')}</Link>;
}
