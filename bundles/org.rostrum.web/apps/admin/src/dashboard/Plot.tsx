// SPDX-License-Identifier: Apache-2.0
import { Area, AreaChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { useTime } from '../time/useTime';
import classes from './Dashboard.module.css';
import type { Row } from './merge';

const DAY = 24 * 3600;
/** Colours of the lines, as roles of the theme; the legend says the same. */
const COLOURS = ['var(--rs-accent)', 'var(--rs-warning-line)'];
const TICK = { fill: 'var(--rs-quiet)', fontSize: 12 };

/** The drawing of a chart; a file of its own, since the library is large. Readers of the screen have the table. */
export default function Plot({ rows, names, text, percent, whole }: {
  rows: readonly Row[];
  names: readonly string[];
  text: (value: number) => string;
  percent: boolean;
  whole: boolean;
}) {
  const time = useTime();
  const long = rows.at(-1)!.at - rows[0]!.at > DAY;
  const label = (at: number) => (long ? time.date(at) : time.hour(at));
  return (
    <ResponsiveContainer width="100%" height="100%">
      <AreaChart data={[...rows]} margin={{ top: 4, right: 4, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--rs-line)" />
        <XAxis dataKey="at" type="number" domain={['dataMin', 'dataMax']} tickFormatter={label} tick={TICK} tickLine={false} axisLine={false} minTickGap={48} />
        <YAxis width={72} tickFormatter={text} tick={TICK} tickLine={false} axisLine={false} allowDecimals={!whole} domain={percent ? [0, 100] : [0, 'auto']} />
        <Tooltip
          isAnimationActive={false}
          content={({ active, payload, label: at }) => (active && payload.length > 0 ? (
            <div className={classes.tip}>
              <p className={classes.quiet}>{time.short(Number(at))}</p>
              {payload.map(({ value }, line) => <p key={names[line]}>{names[line]}: <strong>{text(Number(value))}</strong></p>)}
            </div>
          ) : null)}
        />
        {names.map((name, line) => (
          <Area
            key={name}
            name={name}
            dataKey={(row: Row) => row.values[line]}
            type="monotone"
            stroke={COLOURS[line]!}
            fill={COLOURS[line]!}
            fillOpacity={0.1}
            strokeWidth={2}
            dot={false}
            isAnimationActive={false}
          />
        ))}
      </AreaChart>
    </ResponsiveContainer>
  );
}
