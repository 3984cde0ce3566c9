// SPDX-License-Identifier: Apache-2.0
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Problem } from './httpsApi';

/** Whose message says more than our words. */
const TOLD = new Set(['httpsRolledBack', 'selfSignedInstead', 'acmeFailed', 'portTaken']);

/** Problems in our words where we have them, otherwise in those of the server. */
export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  const { t } = useTranslation();
  const known = (code: string) => i18next.exists(`https.problem.${code}`);
  return (
    <ul>
      {problems.map(({ code, message }) => (
        <li key={code + message}>
          {known(code) && t(`https.problem.${code}`)}
          {(TOLD.has(code) || !known(code)) && <> <span lang="en" translate="no">{message}</span></>}
        </li>
      ))}
    </ul>
  );
}
