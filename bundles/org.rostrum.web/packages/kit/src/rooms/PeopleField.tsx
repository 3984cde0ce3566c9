// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core';
import { IconTrash, IconUserPlus } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonText } from '../i18n/errorText';
import { NameMark } from '../state/NameMark';
import { type Person, sameUser } from './roomDraft';
import classes from './RoomForm.module.css';

/** Whom to list, by user ID, and who of them moderates. */
export function PeopleField({ owner, people, onChange, reason, disabled }: {
  owner: string;
  people: readonly Person[];
  onChange: (people: readonly Person[]) => void;
  reason: string | undefined;
  disabled: boolean;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const id = typed.trim();
  const known = id !== '' && [owner, ...people.map((person) => person.id)].some((other) => sameUser(other, id));
  const add = () => {
    if (!id || known) return;
    onChange([...people, { id, is_moderator: false }]);
    setTyped('');
  };
  const addByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    add();
  };
  return (
    <fieldset className={classes.people} disabled={disabled}>
      <legend className={classes.legend}>{t('roomForm.people')}</legend>
      <div className={classes.addRow}>
        <TextInput
          className={classes.addInput}
          label={t('roomForm.person')}
          description={t('roomForm.personHelp')}
          value={typed}
          disabled={disabled}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={addByKey}
          error={reason ? reasonText(t, reason) : known ? t('roomForm.personKnown') : null}
          errorProps={{ role: 'alert' }}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
        />
        <Button className={classes.addButton} variant="default" leftSection={<IconUserPlus size={18} />} onClick={add} disabled={disabled || !id || known}>
          {t('roomForm.add')}
        </Button>
      </div>
      {people.length > 0 && (
        <ul className={classes.list}>
          {people.map((person) => (
            <Row
              key={person.id}
              person={person}
              disabled={disabled}
              onChange={(changed) => onChange(people.map((other) => (other === person ? changed : other)))}
              onRemove={() => onChange(people.filter((other) => other !== person))}
            />
          ))}
        </ul>
      )}
    </fieldset>
  );
}

function Row({ person, disabled, onChange, onRemove }: { person: Person; disabled: boolean; onChange: (person: Person) => void; onRemove: () => void }) {
  const { t } = useTranslation();
  const name = person.display_name || person.id;
  return (
    <li className={classes.row}>
      <NameMark name={name} size={32} />
      <span className={classes.name}>
        {name}
        {name !== person.id && <span className={classes.quiet}>{person.id}</span>}
      </span>
      <Checkbox
        label={t('roomForm.moderator')}
        aria-label={t('roomForm.moderatorNamed', { name })}
        checked={person.is_moderator}
        disabled={disabled}
        onChange={(event) => onChange({ ...person, is_moderator: event.currentTarget.checked })}
      />
      <ActionIcon variant="subtle" color="gray" disabled={disabled} aria-label={t('roomForm.removeNamed', { name })} onClick={onRemove}>
        <IconTrash size={18} />
      </ActionIcon>
    </li>
  );
}
