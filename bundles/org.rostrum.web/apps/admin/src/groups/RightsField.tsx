// SPDX-License-Identifier: Apache-2.0
import { Checkbox } from '@mantine/core';
import { isAhead } from '@rostrum/kit/rights';
import { useTranslation } from 'react-i18next';
import classes from './groups.module.css';
import { RIGHTS } from './groupsApi';

/** The twelve rights as a list of check boxes, each with what it means; those that can never be given are shown off. */
export function RightsField({ legend, granted, locked = [], disabled = false, onChange }: {
  legend: string;
  granted: readonly string[];
  locked?: readonly string[];
  disabled?: boolean;
  onChange: (granted: string[]) => void;
}) {
  const { t } = useTranslation();
  return (
    <fieldset className={classes.rights} disabled={disabled}>
      <legend className={classes.legend}>{legend}</legend>
      {RIGHTS.map((right) => (
        <Checkbox
          key={right}
          name={right}
          label={t(`right.${right}.name`)}
          description={locked.includes(right) ? t('groups.locked') : `${t(`right.${right}.text`)}${isAhead(right) ? ` ${t('rights.aheadText')}` : ''}`}
          checked={granted.includes(right)}
          disabled={locked.includes(right)}
          onChange={(event) => onChange(RIGHTS.filter((one) => (one === right ? event.currentTarget.checked : granted.includes(one))))}
        />
      ))}
    </fieldset>
  );
}
