// SPDX-License-Identifier: Apache-2.0
import type { ComponentType } from 'react';
import type { Place } from './places';

/** Loader of the page with the settings of one place of the menu. */
export const loadSettings = (place: Place) => async (): Promise<{ default: ComponentType }> => {
  const { SettingsPage } = await import('./SettingsPage');
  return { default: () => <SettingsPage key={place} place={place} /> };
};
