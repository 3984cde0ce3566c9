// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useInvitation } from '../../common/useInvitation';
import { useCall } from '../../call/context';
import classes from './Stage.module.css';

/** Nobody else is here: what to do about it. */
export function Alone() {
  const { t } = useTranslation();
  const copy = useInvitation();
  if (useCall()) return null;
  return (
    <aside className={classes.alone} data-testid="alone">
      <h2>{t('stage.alone')}</h2>
      <p>{t('stage.aloneText')}</p>
      <Button fullWidth variant="light" leftSection={<IconCopy size={18} aria-hidden />} onClick={copy}>
        {t('stage.copyInvitation')}
      </Button>
    </aside>
  );
}
