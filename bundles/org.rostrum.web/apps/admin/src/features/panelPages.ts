// SPDX-License-Identifier: Apache-2.0
import { queryOptions } from '@tanstack/react-query';
import { featuresApi } from './featuresApi';

const LOOK_EVERY_MS = 15_000;

/** Pages of extensions, for the menu and the pages themselves; extensions come and go while the panel is open. */
export const PANEL_PAGES = queryOptions({ queryKey: ['panel-pages'], queryFn: featuresApi.pages, refetchInterval: LOOK_EVERY_MS });
