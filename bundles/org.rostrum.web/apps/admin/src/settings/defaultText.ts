// SPDX-License-Identifier: Apache-2.0
import type { TFunction } from 'i18next';
import type { Setting } from './settingsApi';
import { unitText } from './unitText';

/** The default in words; null where there is nothing to say (secrets, nothing set). */
export function defaultText(t: TFunction, setting: Setting): string | null {
  const { type, unit } = setting;
  const value = setting.default;
  if (type === 'secret') return null;
  if (type === 'flag') return t(value === true ? 'settings.on' : 'settings.off');
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return t('settings.nothing');
  if (Array.isArray(value)) return value.join(', ');
  return unit ? `${String(value)} ${unitText(t, unit)}` : String(value);
}
