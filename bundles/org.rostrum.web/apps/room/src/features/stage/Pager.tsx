// SPDX-License-Identifier: Apache-2.0
import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../app/context';
import classes from './Stage.module.css';

/** Turns the pages of a grid that holds more people than the screen. */
export function Pager({ page, pages }: { page: number; pages: number }) {
  const { t } = useTranslation();
  const { screen } = useRoom();
  return (
    <nav className={classes.pager} aria-label={t('stage.pages')}>
      <ActionIcon variant="subtle" color="gray" radius="xl" aria-label={t('stage.previousPage')} disabled={page === 0} onClick={() => screen.page.set(page - 1)}>
        <IconChevronLeft size={18} />
      </ActionIcon>
      <span aria-label={t('stage.page', { page: page + 1, pages })}>
        {page + 1} / {pages}
      </span>
      <ActionIcon variant="subtle" color="gray" radius="xl" aria-label={t('stage.nextPage')} disabled={page === pages - 1} onClick={() => screen.page.set(page + 1)}>
        <IconChevronRight size={18} />
      </ActionIcon>
    </nav>
  );
}
