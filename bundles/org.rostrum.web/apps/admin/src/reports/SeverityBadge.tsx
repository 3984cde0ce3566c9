// SPDX-License-Identifier: Apache-2.0
import { Badge } from '@rostrum/kit';
import { useTranslation } from 'react-i18next';
import type { Severity } from '../api/contract';

const TONES = { low: 'neutral', medium: 'warning', high: 'live' } as const satisfies Record<Severity, string>;

export function SeverityBadge({ severity }: { severity: Severity }) {
  const { t } = useTranslation();
  return <Badge tone={TONES[severity]}>{t(`events.severities.${severity}`)}</Badge>;
}
