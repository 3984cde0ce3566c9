// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { panel } from '../api/panel';
import { localeFor } from './locale';

const DEVICE_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Zone in which this administrator reads times: his own choice, else that of his device (10/I, 60/REP-2). */
export function useZone(): string {
  const { data } = useQuery({ queryKey: ['preferences'], queryFn: panel.preferences, staleTime: 60_000 });
  return data && !data.use_device_time_zone && known(data.time_zone) ? data.time_zone : DEVICE_ZONE;
}

function known(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

/** Formats instants (unix seconds) by language and zone; names the zone where it is not the device's. */
export function useTime() {
  const { i18n } = useTranslation();
  const zone = useZone();
  const language = localeFor(i18n.language);
  return useMemo(() => {
    const format = (options: Intl.DateTimeFormatOptions) => {
      const formatter = new Intl.DateTimeFormat(language, { timeZone: zone, ...options });
      return (unix: number) => formatter.format(unix * 1000);
    };
    const named = zone === DEVICE_ZONE ? {} : { timeZoneName: 'short' as const };
    const day = { year: 'numeric', month: 'short', day: 'numeric' } as const;
    return {
      zone,
      locale: language,
      /** Date and minute. */
      short: format({ ...day, hour: '2-digit', minute: '2-digit' }),
      /** Date and second, for logs. */
      exact: format({ ...day, hour: '2-digit', minute: '2-digit', second: '2-digit', ...named }),
      date: format(day),
      hour: format({ hour: '2-digit', minute: '2-digit' }),
      number: new Intl.NumberFormat(language).format,
    };
  }, [language, zone]);
}
