// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import type { StreamFigures } from '../api/contract';

const KILO = 1_000;
const MEGA = 1_000_000;

/** Figures of connections as people read them, in the language of the page; a dash for what is not known. */
export function useFigureText() {
  const { t, i18n } = useTranslation();
  const number = (value: number, digits: number) => new Intl.NumberFormat(i18n.language, { maximumFractionDigits: digits }).format(value);
  return {
    rate: (bits: number) => (bits >= MEGA ? t('running.megabits', { value: number(bits / MEGA, 1) }) : t('running.kilobits', { value: number(bits / KILO, 0) })),
    time: (ms: number | null | undefined) => (ms == null ? t('running.unknown') : t('running.milliseconds', { value: number(ms, 0) })),
    share: (percent: number | null | undefined) => (percent == null ? t('running.unknown') : t('running.percent', { value: number(percent, 1) })),
    picture: ({ width, height, fps }: StreamFigures) =>
      height > 0 ? t('running.pictureValue', { width, height, fps: number(fps, 0) }) : t('running.unknown'),
  };
}
