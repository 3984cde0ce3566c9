// SPDX-License-Identifier: Apache-2.0
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './SetupPage.module.css';
import { STEPS } from './setupDraft';

/** Where one is in the set-up. */
export function StepList({ current }: { current: number }) {
  const { t } = useTranslation();
  return (
    <ol className={classes.steps}>
      {STEPS.map((step, index) => (
        <li key={step} data-state={index < current ? 'done' : index === current ? 'current' : 'ahead'} aria-current={index === current ? 'step' : undefined}>
          <span className={classes.number} aria-hidden>{index < current ? <IconCheck size={16} /> : index + 1}</span>
          <span className={classes.stepName}>{t(`setup.${step}.name`)}</span>
        </li>
      ))}
    </ol>
  );
}
