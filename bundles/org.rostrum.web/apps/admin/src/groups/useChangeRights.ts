// SPDX-License-Identifier: Apache-2.0
import { errorText, toast } from '@rostrum/kit';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Zone, zonesApi } from '../zones/zonesApi';
import { type Group, groupsApi, RIGHTS } from './groupsApi';

/** What has rights: a group grants them, a zone takes them. */
export type Holder = { kind: 'group'; of: Group } | { kind: 'zone'; of: Zone };

export const withRight = (rights: readonly string[], right: string, granted: boolean) =>
  RIGHTS.filter((one) => (one === right ? granted : rights.includes(one)));

/** Saved at once (30/GRP-13): what was not done is shown as it was. */
export function useChangeRights() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: async ({ holder: { kind, of }, rights }: { holder: Holder; rights: string[] }): Promise<{ display_name: string }> =>
      (kind === 'group' ? groupsApi.change(of.id, { rights }) : zonesApi.change(of.id, { rights })),
    onSuccess: ({ display_name }) => toast('success', t('rights.changed', { name: display_name })),
    onError: (error) => toast('error', errorText(t, error)),
    onSettled: () => Promise.all([queries.invalidateQueries({ queryKey: ['groups'] }), queries.invalidateQueries({ queryKey: ['zones'] })]),
  });
  const { isPending, variables } = change;
  return {
    busy: isPending,
    /** What has just been clicked is shown while it is on its way. */
    shown: ({ kind, of }: Holder) => (isPending && variables.holder.kind === kind && variables.holder.of.id === of.id ? variables.rights : of.rights),
    set: (holder: Holder, right: string, granted: boolean) => change.mutate({ holder, rights: withRight(holder.of.rights, right, granted) }),
  };
}
