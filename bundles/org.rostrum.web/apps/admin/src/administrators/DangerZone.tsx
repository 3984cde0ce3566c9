// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { ConfirmDialog, toast } from '@rostrum/kit';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Administrator, administratorsApi } from './administratorsApi';
import classes from './administrators.module.css';

type Deed = 'secondFactor' | 'disable' | 'enable' | 'delete';

/** What takes somebody's way in, each asked for first. That the last administrator stays is the server's word, shown in the dialog (20/SEC-5). */
export function DangerZone({ administrator, onChanged, onDeleted }: {
  administrator: Administrator;
  onChanged: () => Promise<unknown>;
  onDeleted: () => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const [asking, setAsking] = useState<Deed | null>(null);
  const { login, active, second_factor } = administrator;
  const name = administrator.display_name || login;
  const deeds: Record<Deed, () => Promise<unknown>> = {
    secondFactor: () => administratorsApi.removeSecondFactor(login),
    disable: () => administratorsApi.change(login, { active: false }),
    enable: () => administratorsApi.change(login, { active: true }),
    delete: () => administratorsApi.remove(login),
  };
  const perform = async (deed: Deed) => {
    await deeds[deed]();
    await onChanged();
    toast('success', t(`administrators.done.${deed}`));
    if (deed === 'delete') onDeleted();
  };
  const deed = asking ?? 'delete';
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 className={classes.sectionTitle} id={id}>{t('administrators.access')}</h2>
      <p className={classes.sectionText}>{t('administrators.accessText')}</p>
      <div className={classes.actions}>
        {second_factor && <Button variant="default" onClick={() => setAsking('secondFactor')}>{t('administrators.deed.secondFactor')}</Button>}
        <Button variant="default" onClick={() => setAsking(active ? 'disable' : 'enable')}>{t(active ? 'administrators.deed.disable' : 'administrators.deed.enable')}</Button>
        <Button variant="outline" color="live" onClick={() => setAsking('delete')}>{t('administrators.deed.delete')}</Button>
      </div>
      <ConfirmDialog opened={asking !== null} title={t(`administrators.ask.${deed}`, { name })} text={t(`administrators.consequence.${deed}`)} action={t(`administrators.deed.${deed}`)}
        onConfirm={() => perform(deed)} onClose={() => setAsking(null)} />
    </section>
  );
}
