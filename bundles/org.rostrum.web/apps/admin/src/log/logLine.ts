// SPDX-License-Identifier: Apache-2.0

/** A line of the server's log, taken apart; `level` is null where the line has another form. */
export interface LogLine {
  time: string;
  level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | null;
  text: string;
  /** Further lines that belong to it, such as a stack trace. */
  more: string;
}

const FORM = /^(\S+(?:\s\d{1,2}:\d{2}:\d{2}[.,]?\d*)?)\s+\|?\s*(TRACE|DEBUG|INFO|WARN|ERROR)\b\s*\|?\s*(.*)$/;

export function parseLine(line: string): LogLine {
  const [first = '', ...rest] = line.split('\n');
  const found = FORM.exec(first);
  const more = rest.join('\n');
  if (!found) return { time: '', level: null, text: first, more };
  return { time: found[1]!, level: found[2]!.toLowerCase() as LogLine['level'], text: found[3]!, more };
}

/** Lines without a level belong to the one before (stack traces that come line by line). */
export function parseLines(lines: readonly string[]): LogLine[] {
  const parsed: LogLine[] = [];
  for (const line of lines.map(parseLine)) {
    const before = parsed.at(-1);
    if (line.level === null && before) before.more = [before.more, line.text, line.more].filter(Boolean).join('\n');
    else parsed.push(line);
  }
  return parsed;
}
