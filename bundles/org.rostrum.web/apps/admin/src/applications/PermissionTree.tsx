// SPDX-License-Identifier: Apache-2.0
import { Checkbox, NativeSelect } from '@mantine/core';
import { reasonText } from '@rostrum/kit';
import { SearchField } from '@rostrum/kit/lists';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Permission } from './applicationsApi';
import { type Preset, PRESETS, type Resource, resourcesOf, searchResources, spelledOut, toggled } from './permissionTree';
import classes from './applications.module.css';

const INDENT_REM = 1.25;
const PRESET_NAMES = Object.keys(PRESETS) as Preset[];

/** Resources with a tick for reading and one for writing; made from the server's own list (60/OP-3). */
export function PermissionTree({ known, chosen, onChange, reason }: {
  known: readonly Permission[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  /** Word of what is wrong. */
  reason?: string | undefined;
}) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const shown = searchResources(resourcesOf(known), search);
  const take = (preset: string) => {
    if (preset in PRESETS) onChange(spelledOut(PRESETS[preset as Preset], known));
  };
  const current = PRESET_NAMES.find((name) => spelledOut(PRESETS[name], known).toSorted().join() === chosen.toSorted().join()) ?? '';
  return (
    <fieldset className={classes.permissions}>
      <legend className={classes.legend}>{t('applications.permissions')}<span className={classes.count}>{t('applications.chosen', { count: chosen.length })}</span></legend>
      <div className={classes.tools}>
        <SearchField label={t('applications.searchPermissions')} value={search} onChange={setSearch} />
        <NativeSelect className={classes.preset!} aria-label={t('applications.preset')} value={current} onChange={(event) => take(event.currentTarget.value)}
          data={[{ value: '', label: t('applications.presets.own') }, ...PRESET_NAMES.map((name) => ({ value: name, label: t(`applications.presets.${name}`) }))]} />
      </div>
      {reason && <p className={classes.error} role="alert">{reasonText(t, reason)}</p>}
      <div className={classes.tree} tabIndex={0} role="group" aria-label={t('applications.permissions')}>
        {shown.map((resource) => <Row key={resource.name} resource={resource} chosen={chosen} onToggle={(name, on) => onChange(toggled(chosen, name, on, known))} />)}
        {shown.length === 0 && <p className={classes.none} role="status">{t('applications.noPermission')}</p>}
      </div>
    </fieldset>
  );
}

function Row({ resource, chosen, onToggle }: { resource: Resource; chosen: readonly string[]; onToggle: (name: string, on: boolean) => void }) {
  const { t } = useTranslation();
  const ticks = (['read', 'write', 'whole'] as const).flatMap((kind) => (resource[kind] ? [{ kind, permission: resource[kind] }] : []));
  return (
    <div className={classes.resource} style={{ paddingInlineStart: `${1 + resource.depth * INDENT_REM}rem` }}>
      <div translate="no">
        <div className={classes.resourceName}>{resource.name}</div>
        <div className={classes.resourceText}>{ticks.map(({ permission }) => permission.description).join(' · ')}</div>
      </div>
      <div className={classes.ticks}>
        {ticks.map(({ kind, permission }) => (
          <Checkbox key={kind} size="xs" label={t(`applications.kind.${kind}`)} aria-label={`${permission.name} – ${t(`applications.kind.${kind}`)}`}
            checked={chosen.includes(permission.name)} onChange={(event) => onToggle(permission.name, event.currentTarget.checked)} />
        ))}
      </div>
    </div>
  );
}
