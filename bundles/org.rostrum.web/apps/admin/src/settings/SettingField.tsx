// SPDX-License-Identifier: Apache-2.0
import { MultiSelect, NativeSelect, PasswordInput, Switch, TagsInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Draft } from './settingModel';
import type { Setting } from './settingsApi';
import { unitText } from './unitText';
import classes from './settings.module.css';

interface Props {
  id: string;
  setting: Setting;
  value: Draft[string];
  error: string | null;
  onChange: (value: Draft[string]) => void;
}

/** The field for a setting's type. Its label stands beside it. */
export function SettingField({ id, setting, value, error, onChange }: Props) {
  const { t } = useTranslation();
  const shared = { id, name: setting.name, error, errorProps: { role: 'alert' }, ...(setting.description && { 'aria-describedby': `${id}-help` }) };
  const typed = (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value);
  const text = String(value);
  switch (setting.type) {
    case 'flag':
      return <Switch {...shared} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} label={t(value === true ? 'settings.on' : 'settings.off')} />;
    case 'choice':
      return <NativeSelect {...shared} value={text} onChange={typed} data={[...(setting.choices ?? [])]} translate="no" />;
    case 'list':
      return <ListField {...shared} setting={setting} value={value as readonly string[]} onChange={onChange} />;
    case 'secret':
      return (
        <PasswordInput {...shared} value={value === null ? '' : text} onChange={typed} autoComplete="new-password"
          placeholder={t(value === null ? 'settings.secretRemoved' : setting.value === null ? 'settings.secretNone' : 'settings.secretSet')}
          visibilityToggleButtonProps={{ 'aria-label': t('settings.showSecret'), tabIndex: 0 }} />
      );
    case 'number':
      return (
        <TextInput {...shared} value={text} onChange={typed} inputMode="numeric" autoComplete="off"
          rightSectionWidth="auto" rightSection={setting.unit && <span className={classes.unit}>{unitText(t, setting.unit)}</span>} />
      );
    default:
      return <TextInput {...shared} value={text} onChange={typed} autoComplete="off" spellCheck={false} />;
  }
}

function ListField({ setting, value, onChange, ...shared }: Omit<Props, 'value' | 'onChange'> & {
  name: string;
  value: readonly string[];
  onChange: (value: readonly string[]) => void;
}) {
  const { t } = useTranslation();
  const props = { ...shared, value: [...value], onChange, clearable: false };
  if (setting.choices) return <MultiSelect {...props} data={[...setting.choices]} hidePickedOptions checkIconPosition="right" />;
  return <TagsInput {...props} placeholder={t('settings.addToList')} splitChars={[',', ' ', ';']} acceptValueOnBlur />;
}
