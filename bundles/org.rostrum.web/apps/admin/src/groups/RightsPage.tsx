// SPDX-License-Identifier: Apache-2.0
import { Checkbox } from '@mantine/core';
import { PageHead } from '@rostrum/kit';
import { isAhead } from '@rostrum/kit/rights';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loads } from '../common/Loads';
import { type Zone, zonesApi } from '../zones/zonesApi';
import { Explanation } from './Explanation';
import classes from './groups.module.css';
import { type Group, groupsApi, RIGHTS } from './groupsApi';
import { type Holder, useChangeRights } from './useChangeRights';

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

function Matrix({ groups, zones }: { groups: readonly Group[]; zones: readonly Zone[] }) {
  const { t } = useTranslation();
  const columns: Holder[] = [...groups.map((of) => ({ kind: 'group', of }) as const), ...zones.map((of) => ({ kind: 'zone', of }) as const)];
  const change = useChangeRights();
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
              <th scope="row">
                {t(`right.${right}.name`)}
                {isAhead(right) && <div className={classes.quiet}>{t('rights.ahead')}</div>}
              </th>
              {columns.map((column) => (
                <td key={column.kind + column.of.id} data-kind={column.kind}>
                  <Checkbox
                    className={classes.box!}
                    aria-label={t('rights.cell', { right: t(`right.${right}.name`), name: column.of.display_name })}
                    checked={change.shown(column).includes(right)}
                    disabled={(column.kind === 'group' && column.of.locked_rights.includes(right)) || change.busy}
                    onChange={(event) => change.set(column, right, event.currentTarget.checked)}
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
