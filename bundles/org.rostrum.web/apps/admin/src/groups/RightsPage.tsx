// SPDX-License-Identifier: Apache-2.0
import { Checkbox } from '@mantine/core';
import { errorText, PageHead, toast } from '@rostrum/kit';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loads } from '../common/Loads';
import { type Zone, zonesApi } from '../zones/zonesApi';
import { Explanation } from './Explanation';
import classes from './groups.module.css';
import { type Group, groupsApi, RIGHTS } from './groupsApi';

/** Users → Rights: every right of every group and zone at a glance, changed at once; and why somebody has one or not. */
export default function RightsPage() {
  const { t } = useTranslation();
  const table = useQuery({ queryKey: ['groups', 'rights'], queryFn: async () => ({ groups: await groupsApi.list(), zones: (await zonesApi.list()).zones }) });
  return (
    <>
      <PageHead title={t('rights.title')} text={t('rights.text')} />
      <Loads query={table} failed={t('rights.failed')}>
        {({ groups, zones }) => (
          <>
            <Matrix groups={groups} zones={zones} />
            <Explanation zones={zones} />
          </>
        )}
      </Loads>
    </>
  );
}

type Column = { kind: 'group'; of: Group } | { kind: 'zone'; of: Zone };

function Matrix({ groups, zones }: { groups: readonly Group[]; zones: readonly Zone[] }) {
  const { t } = useTranslation();
  const columns: Column[] = [...groups.map((of) => ({ kind: 'group', of }) as const), ...zones.map((of) => ({ kind: 'zone', of }) as const)];
  const change = useChange();
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('rights.table')}>
      <table className={classes.matrix}>
        <thead>
          <tr>
            <th scope="col">{t('rights.right')}</th>
            {columns.map(({ kind, of }) => (
              <th key={kind + of.id} scope="col"><span translate="no">{of.display_name}</span>{kind === 'zone' && <div className={classes.quiet}>{t('rights.zone')}</div>}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {RIGHTS.map((right) => (
            <tr key={right}>
              <th scope="row">{t(`right.${right}.name`)}</th>
              {columns.map((column) => (
                <td key={column.kind + column.of.id} data-kind={column.kind}>
                  <Checkbox
                    className={classes.box!}
                    aria-label={t('rights.cell', { right: t(`right.${right}.name`), name: column.of.display_name })}
                    checked={shown(column, change).includes(right)}
                    disabled={(column.kind === 'group' && column.of.locked_rights.includes(right)) || change.isPending}
                    onChange={(event) => change.mutate({ column, rights: withRight(column.of.rights, right, event.currentTarget.checked) })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What has just been clicked is shown while it is on its way. */
const shown = ({ kind, of }: Column, { isPending, variables }: ReturnType<typeof useChange>) =>
  (isPending && variables.column.kind === kind && variables.column.of.id === of.id ? variables.rights : of.rights);

const withRight = (rights: readonly string[], right: string, granted: boolean) => RIGHTS.filter((one) => (one === right ? granted : rights.includes(one)));

/** Saved at once (30/GRP-13): what was not done is shown as it was. */
function useChange() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ column: { kind, of }, rights }: { column: Column; rights: string[] }): Promise<{ display_name: string }> =>
      (kind === 'group' ? groupsApi.change(of.id, { rights }) : zonesApi.change(of.id, { rights })),
    onSuccess: ({ display_name }) => toast('success', t('rights.changed', { name: display_name })),
    onError: (error) => toast('error', errorText(t, error)),
    onSettled: () => Promise.all([queries.invalidateQueries({ queryKey: ['groups'] }), queries.invalidateQueries({ queryKey: ['zones'] })]),
  });
}
