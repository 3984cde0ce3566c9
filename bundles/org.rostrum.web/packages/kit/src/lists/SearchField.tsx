// SPDX-License-Identifier: Apache-2.0
import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';

const TYPING_MS = 250;

/** What a list is searched for, once typing has paused; `onTyped` is told before, so that a list goes back to its first page. */
export function useSearch(onTyped: () => void = () => {}) {
  const [value, setValue] = useState('');
  const [wanted] = useDebouncedValue(value.trim(), TYPING_MS);
  const onChange = (text: string) => {
    setValue(text);
    onTyped();
  };
  return { wanted, field: { value, onChange } };
}

/** The search field of a list. `labelled`: its label stands above, beside other labelled fields; else inside. */
export function SearchField({ label, labelled = false, value, onChange, className, maxLength }: {
  label: string;
  labelled?: boolean;
  value: string;
  onChange: (text: string) => void;
  className?: string | undefined;
  maxLength?: number;
}) {
  return (
    <TextInput
      {...(className && { className })}
      {...(maxLength && { maxLength })}
      {...(labelled ? { label } : { 'aria-label': label, placeholder: label })}
      type="search"
      leftSection={<IconSearch size={16} aria-hidden />}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
