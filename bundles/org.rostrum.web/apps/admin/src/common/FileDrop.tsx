// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './FileDrop.module.css';

/** A place to drop one file, or to choose it. The button has the keyboard's way. */
export function FileDrop({ name, label, help, accept, file, error, disabled = false, onFile }: {
  /** For the input element. */
  name: string;
  label: string;
  help?: string;
  accept?: string;
  file: File | null;
  /** What is wrong with it, or null. */
  error?: string | null;
  disabled?: boolean;
  onFile: (file: File) => void;
}) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [dropped] = event.dataTransfer.files;
    if (dropped && !disabled) onFile(dropped);
  };
  const drag = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <div className={classes.drop} data-over={over || undefined} data-error={error ? true : undefined} onDrop={drop} onDragOver={drag} onDragLeave={() => setOver(false)}>
      <span className={classes.label}>{label}</span>
      {help && <span>{help}</span>}
      {file && <span className={classes.name} translate="no"><IconFileText size={16} aria-hidden />{file.name}</span>}
      {error && <span className={classes.error} role="alert">{error}</span>}
      <Button size="xs" variant="default" disabled={disabled} onClick={() => input.current?.click()} aria-label={`${t(file ? 'system.chooseOther' : 'system.chooseFile')}: ${label}`}>
        {t(file ? 'system.chooseOther' : 'system.chooseFile')}
      </Button>
      <input
        ref={input}
        className={classes.hidden}
        type="file"
        name={name}
        tabIndex={-1}
        aria-hidden
        accept={accept}
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0];
          if (chosen) onFile(chosen);
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}
