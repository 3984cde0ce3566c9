// SPDX-License-Identifier: Apache-2.0
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Problem } from './httpsApi';

/** Problems in our words where we have them, otherwise in those of the server. */
export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  const { t } = useTranslation();
  const text = ({ code, message }: Problem) => (i18next.exists(`https.problem.${code}`) ? t(`https.problem.${code}`) : message);
  return <ul>{problems.map((problem) => <li key={problem.code + problem.message}>{text(problem)}</li>)}</ul>;
}
