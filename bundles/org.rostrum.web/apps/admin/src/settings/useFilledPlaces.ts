// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import { useMe } from '../auth/me';
import { type Place, placeOf } from './places';
import { settingsApi } from './settingsApi';

const FRESH_MS = 60_000;

/** Places that have settings on this server; null while that is not known, or for whoever may not read them. */
export function useFilledPlaces(): ReadonlySet<Place> | null {
  const mayRead = useMe().roles?.includes('admin') ?? false;
  const { data } = useQuery({ queryKey: ['settings'], queryFn: settingsApi.groups, enabled: mayRead, staleTime: FRESH_MS });
  return data ? new Set(data.filter(({ settings }) => settings.length > 0).map(({ id }) => placeOf(id))) : null;
}
