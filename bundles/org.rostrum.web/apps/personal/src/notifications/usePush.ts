// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMe } from '../me';
import { disable, enable, facts } from './browserPush';
import { pushApi } from './pushApi';
import { pushState } from './pushState';

/** What the server and this browser say about notifications; anew when this browser has subscribed. */
export const PUSH = ['push'];

/** This browser and the account's devices. */
export function usePush() {
  const { uid } = useMe();
  const queries = useQueryClient();
  const devices = useQuery({ queryKey: [...PUSH, 'devices'], queryFn: pushApi.devices });
  const here = useQuery({ queryKey: [...PUSH, 'here'], queryFn: async () => pushState(await facts(uid)), staleTime: 0 });
  const refresh = () => queries.invalidateQueries({ queryKey: PUSH });
  const current = devices.data?.find((device) => device.current);
  // The server may have forgotten this browser: then nothing comes, whatever the browser says.
  const state = here.data === 'on' && devices.data && !current ? 'off' : here.data;
  const allow = useMutation({ mutationFn: () => enable(uid), onSettled: refresh });
  const remove = useMutation({
    mutationFn: async ({ id, current: own }: { id: string; current: boolean }) => {
      if (own) await disable();
      await pushApi.remove(id);
    },
    onSettled: refresh,
  });
  const test = useMutation({ mutationFn: (id: string) => pushApi.test(id), onSettled: refresh });
  return { devices, state, current, allow, remove, test };
}
