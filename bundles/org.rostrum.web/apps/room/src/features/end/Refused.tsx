// SPDX-License-Identifier: Apache-2.0
import { Button, TextInput } from '@mantine/core';
import { StateMessage } from '@rostrum/kit';
import i18next from 'i18next';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFocusOnShow } from '../../common/useFocusOnShow';
import { signInAddress } from '../prejoin/signInAddress';
import classes from './End.module.css';

/** Which deed helps, by refusal; all others are tried again. */
const ACTIONS: Readonly<Record<string, readonly Action[]>> = {
  not_found: ['home'],
  guests_forbidden: ['signIn', 'home'],
  not_invited: ['signIn', 'home'],
  registration_required: ['home'],
  registration_closed: ['home'],
  method_disabled: ['home'],
  excluded: ['home'],
  guest_limit: ['retry', 'signIn'],
  unauthenticated: ['retry', 'signIn'],
  pin_required: [],
  pin_wrong: [],
};
type Action = 'retry' | 'signIn' | 'home';

/** Why there is no way in, and what to do about it: one text for each code (40/AC-3). */
export function Refused({ code, onRetry }: { code: string; onRetry: (pin?: string) => void }) {
  const { t } = useTranslation();
  const page = useFocusOnShow<HTMLDivElement>();
  const known = i18next.exists(`refused.title.${code}`);
  const actions = ACTIONS[code] ?? ['retry', 'home'];
  const pin = code === 'pin_required' || code === 'pin_wrong';
  return (
    <div data-testid="refused" data-code={code} ref={page} tabIndex={-1} className={classes.page}>
      <StateMessage
        level={1}
        kind={code === 'not_found' ? 'missing' : 'locked'}
        icon={code === 'disconnected' || code === 'timeout' ? IconPlugConnectedX : undefined}
        title={t(`refused.title.${known ? code : 'other'}`)}
        text={t(`refused.text.${known ? code : 'other'}`, { code })}
        action={pin ? <PinForm onPin={onRetry} /> : actions.map((action, index) => <ActionButton key={action} action={action} first={index === 0} onRetry={() => onRetry()} />)}
      />
      <p className={classes.code} translate="no">{t('refused.code', { code })}</p>
    </div>
  );
}

function ActionButton({ action, first, onRetry }: { action: Action; first: boolean; onRetry: () => void }) {
  const { t } = useTranslation();
  const variant = first ? 'filled' : 'default';
  if (action === 'retry') return <Button size="md" variant={variant} onClick={onRetry}>{t('refused.retry')}</Button>;
  return (
    <Button component="a" size="md" variant={variant} href={action === 'home' ? '/' : signInAddress()}>
      {t(`refused.${action}`)}
    </Button>
  );
}

function PinForm({ onPin }: { onPin: (pin: string) => void }) {
  const { t } = useTranslation();
  const [pin, setPin] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (pin.trim()) onPin(pin.trim());
  };
  return (
    <form className={classes.pin} onSubmit={submit}>
      <TextInput
        size="md"
        label={t('refused.pin')}
        value={pin}
        maxLength={10}
        inputMode="numeric"
        autoComplete="off"
        autoFocus
        onChange={(event) => setPin(event.currentTarget.value)}
      />
      <Button type="submit" size="md">{t('prejoin.join')}</Button>
    </form>
  );
}
