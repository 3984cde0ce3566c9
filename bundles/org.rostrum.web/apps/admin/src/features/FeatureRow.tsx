// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { Badge, ConfirmDialog, errorText, toast } from '@rostrum/kit';
import { IconPuzzle } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Feature, type FeatureAction, featuresApi } from './featuresApi';
import classes from './features.module.css';

const TONES = { active: 'success', stopped: 'neutral', installed: 'neutral', available: 'neutral', failed: 'live' } as const;
const INTERRUPTS = new Set<FeatureAction>(['stop', 'uninstall']);

/** One feature, its state, and what can be done with it; what interrupts something says so first. */
export function FeatureRow({ feature, mayChange }: { feature: Feature; mayChange: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<FeatureAction | null>(null);
  const [busy, setBusy] = useState<FeatureAction | null>(null);
  const { id, title, description, version, state, reason, licence, can } = feature;
  const perform = async (action: FeatureAction) => {
    setBusy(action);
    try {
      await featuresApi.act(id, action);
      toast('success', t(`features.done.${action}`, { title }));
    } finally {
      setBusy(null);
      await Promise.all(['features', 'panel-pages'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
    }
  };
  const begin = (action: FeatureAction) => {
    if (INTERRUPTS.has(action)) setAsking(action);
    else perform(action).catch((error: unknown) => toast('error', errorText(t, error)));
  };
  const shown = asking ?? 'stop';
  return (
    <li className={classes.row} data-state={state}>
      <span className={classes.icon} aria-hidden><IconPuzzle size={20} stroke={1.6} /></span>
      <div className={classes.words}>
        <span className={classes.name}>{title}<span className={classes.version} translate="no">{version}</span></span>
        <span className={classes.text}>{description}</span>
        {reason && <span className={classes.reason}>{reason}</span>}
        {licence === 'missing' && <span className={classes.text}>{t('features.notLicensed')} <span translate="no">{feature.licence_feature}</span></span>}
      </div>
      <span className={classes.badges}>
        {licence === 'missing' && <Badge tone="warning">{t('features.licenceMissing')}</Badge>}
        <Badge tone={TONES[state]}>{t(`features.state.${state}`)}</Badge>
      </span>
      <span className={classes.buttons}>
        {mayChange && can.map((action) => (
          <Button key={action} size="xs" variant={action === 'uninstall' ? 'subtle' : 'default'} color={action === 'uninstall' ? 'live' : 'gray'}
            loading={busy === action} disabled={busy !== null} onClick={() => begin(action)} aria-label={`${t(`features.action.${action}`)}: ${title}`}>
            {t(`features.action.${action}`)}
          </Button>
        ))}
      </span>
      <ConfirmDialog opened={asking !== null} title={t(`features.ask.${shown}`, { title })}
        text={`${i18next.exists(`features.interrupts.${id}`) ? t(`features.interrupts.${id}`) : t(`features.interruptsOther.${shown}`)} ${t('features.meetingsGoOn')}`} action={t(`features.action.${shown}`)}
        onConfirm={() => perform(shown)} onClose={() => setAsking(null)} />
    </li>
  );
}
