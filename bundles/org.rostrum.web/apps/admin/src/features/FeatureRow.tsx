// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { ApiError } from '@rostrum/api';
import { Badge, ConfirmDialog, errorText, toast } from '@rostrum/kit';
import { IconPuzzle } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Feature, type FeatureAction, featuresApi } from './featuresApi';
import classes from './features.module.css';

const TONES = { active: 'success', stopped: 'neutral', installed: 'neutral', available: 'neutral', failed: 'live' } as const;
type Deed = FeatureAction | 'delete';
const ASKED = new Set<Deed>(['stop', 'uninstall', 'delete']);
const RED = new Set<Deed>(['uninstall', 'delete']);

/** One feature, its state, and what can be done with it; what interrupts something says so first. */
export function FeatureRow({ feature, mayChange }: { feature: Feature; mayChange: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<Deed | null>(null);
  const [busy, setBusy] = useState<Deed | null>(null);
  const [cutsOff, setCutsOff] = useState(false);
  const { id, title, description, version, state, reason, licence, can } = feature;
  // A file that is only kept can be deleted, too.
  const deeds: Deed[] = feature.kind === 'extension' && state === 'available' ? [...can, 'delete'] : can;
  const perform = async (deed: Deed) => {
    setBusy(deed);
    try {
      await (deed === 'delete' ? featuresApi.remove(id) : featuresApi.act(id, deed));
      toast('success', t(`features.done.${deed}`, { title }));
    } catch (error) {
      if (!(error instanceof ApiError) || error.reason !== 'wouldCutYouOff') throw error;
      setCutsOff(true);
    } finally {
      setBusy(null);
      await Promise.all(['features', 'panel-pages'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
    }
  };
  const begin = (deed: Deed) => {
    if (ASKED.has(deed)) setAsking(deed);
    else perform(deed).catch((error: unknown) => toast('error', errorText(t, error)));
  };
  const shown = asking ?? 'stop';
  const interrupts = i18next.exists(`features.interrupts.${id}`) ? t(`features.interrupts.${id}`) : t(`features.interruptsOther.${shown === 'delete' ? 'uninstall' : shown}`);
  const consequence = shown === 'delete' ? t('features.deleteText') : `${interrupts} ${t('features.meetingsGoOn')}`;
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
        {mayChange && deeds.map((action) => (
          <Button key={action} size="xs" variant={RED.has(action) ? 'subtle' : 'default'} color={RED.has(action) ? 'live' : 'gray'}
            loading={busy === action} disabled={busy !== null} onClick={() => begin(action)} aria-label={`${t(`features.action.${action}`)}: ${title}`}>
            {t(`features.action.${action}`)}
          </Button>
        ))}
      </span>
      <ConfirmDialog opened={asking !== null} title={t(`features.ask.${shown}`, { title })}
        text={consequence} action={t(`features.action.${shown}`)} onConfirm={() => perform(shown)} onClose={() => setAsking(null)} />
      <ConfirmDialog opened={cutsOff} title={t('features.cutOffTitle')} text={t('features.cutOffText', { title })} typed={id} action={t('features.action.stop')}
        onConfirm={() => featuresApi.stopConfirmed(id)} onClose={() => setCutsOff(false)} />
    </li>
  );
}
