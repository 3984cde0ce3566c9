// SPDX-License-Identifier: Apache-2.0
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { licenceApi } from './licenceApi';
import { bannerOf } from './licenceModel';
import classes from './licence.module.css';

const LOOK_EVERY_MS = 600_000;

/** Above every page from 30 days before the licence ends (00/R-5); nothing otherwise. */
export function LicenceBanner() {
  const { t } = useTranslation();
  const { data } = useQuery({ queryKey: ['licence'], queryFn: licenceApi.read, refetchInterval: LOOK_EVERY_MS, staleTime: LOOK_EVERY_MS });
  const kind = data ? bannerOf(data) : null;
  if (!kind) return null;
  return (
    <div className={classes.banner} data-kind={kind} role="status">
      <IconAlertTriangle size={18} aria-hidden />
      <span>{t(`licence.banner.${kind}`, { count: data!.days_left ?? 0 })}</span>
      <Link to="/licence">{t('licence.title')}</Link>
    </div>
  );
}
