// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, TextInput } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './QuickCall.module.css';

/** Calls whatever one types: a person, a group, a conference (80/UCS-1). */
export function QuickCall() {
  const { t } = useTranslation();
  const [target, setTarget] = useState('');
  const call = (event: FormEvent) => {
    event.preventDefault();
    if (target.trim()) location.assign(`/call?to=${encodeURIComponent(target.trim())}`);
  };
  return (
    <form className={classes.form} role="search" onSubmit={call}>
      <TextInput
        size="sm"
        aria-label={t('call.quick.label')}
        placeholder={t('call.quick.placeholder')}
        maxLength={1024}
        value={target}
        onChange={(event) => setTarget(event.currentTarget.value)}
        rightSection={
          <ActionIcon type="submit" variant="subtle" aria-label={t('call.quick.call')} disabled={!target.trim()} data-testid="quick-call">
            <IconPhone size={18} />
          </ActionIcon>
        }
        data-testid="quick-target"
      />
    </form>
  );
}
