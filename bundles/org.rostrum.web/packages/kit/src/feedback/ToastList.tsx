// SPDX-License-Identifier: Apache-2.0
import { CloseButton } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './ToastHost.module.css';
import { dismissToast, type Toast } from './toasts';

const ICONS = { success: IconCircleCheck, error: IconAlertTriangle, neutral: IconInfoCircle };

/** The toasts that are shown now. */
export default function ToastList({ toasts }: { toasts: readonly Toast[] }) {
  const { t } = useTranslation();
  return toasts.map(({ id, tone, text }) => {
    const Icon = ICONS[tone];
    return (
      <div key={id} className={classes.toast} data-tone={tone}>
        <Icon size={20} stroke={1.8} aria-hidden />
        <span className={classes.text}>{text}</span>
        <CloseButton size="sm" aria-label={t('kit.dismiss')} onClick={() => dismissToast(id)} />
      </div>
    );
  });
}
