// SPDX-License-Identifier: Apache-2.0

const COLUMNS = ['profile', 'run', 'frozen %', 'longest s', 'sound concealed %', 'silence s', 'right layer s', 'back s', 'fps', 'heights', 'changes', 'first layer s', 'sender cpu %', 'verdict']

const number = (value, digits = 1) => (value === null ? 'never' : value === undefined ? '–' : value.toFixed(digits))

/** All runs as a table in Markdown. */
export function table(rows) {
  const cells = rows.map(({ profile, run, figures, broken, failed }) => {
    const name = `\`${profile.name}\` ${profile.title}`
    if (failed) return [name, run, ...Array(COLUMNS.length - 3).fill('–'), `failed: ${failed}`]
    const { during, after } = figures
    const heights = during.heights.map(({ height, percent }) => `${height} (${percent} %)`).join(', ')
    const verdict = figures.void ? `void: ${figures.void}` : broken.length ? `broken: ${broken.join('; ')}` : 'kept'
    return [name, run, number(during.frozenPercent), number(during.longestFreeze, 2), number(during.concealedPercent), number(during.longestSilence, 2),
      number(figures.right), number(after ? after.right : undefined), number(during.fps), heights, during.changes, number(figures.startSeconds), number(100 * figures.cpu, 0), verdict]
  })
  return [COLUMNS, COLUMNS.map(() => '---'), ...cells].map((row) => `| ${row.join(' | ')} |`).join('\n') + '\n'
}
