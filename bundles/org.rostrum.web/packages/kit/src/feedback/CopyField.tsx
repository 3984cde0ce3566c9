// SPDX-License-Identifier: Apache-2.0
import { ActionIcon } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from './copy';
import classes from './CopyField.module.css';
import { toast } from './toasts';

const SHOWN_MS = 2_000;

/** A value to read and to take along: address, ID, code. */
export function CopyField({ value, label, mono }: { value: string; label: string; mono?: boolean }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    const done = await copyText(value);
    setCopied(done);
    if (!done) toast('error', t('kit.copyFailed'));
  };
  return (
    <span className={classes.field}>
      <span className={classes.value} data-mono={mono || undefined}>{value}</span>
      <ActionIcon
        variant="subtle"
        color={copied ? 'success' : 'gray'}
        size="sm"
        title={t('kit.copy')}
        aria-label={`${t('kit.copy')}: ${label}`}
        onClick={() => void copy()}
      >
        {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
      </ActionIcon>
      <span className={classes.hidden} role="status">{copied ? t('kit.copied') : ''}</span>
    </span>
  );
}
