// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import type { CallSample } from '../src/api/contract';
import { callDuration } from '@rostrum/kit/calls';
import texts from '@rostrum/kit/locales/calls.en.json';
import { historyQuery } from '../src/calls/historyQuery';
import { rowsOf, secondsOf, stepOf } from '../src/calls/course';

it('61 section 3: reads times of the logs', () => {
  expect(secondsOf({ date: '2026-01-01 00:01:30.123000', timezone_type: 3, timezone: 'UTC' })).toBe(1_767_225_690.123);
});

it.each([[0, 5], [1_200, 5], [1_201, 10], [3_600, 15], [86_400, 360], [9_000_000, 3_600]])('a join of %d seconds is drawn in steps of %d', (duration, step) =>
  expect(stepOf({ duration })).toBe(step));

it('has a gap where nothing was measured', () => {
  const sample = { time: 5, loss_up: null, loss_down: 2 } as CallSample;
  expect(rowsOf([sample], (one) => one.loss_up, (one) => one.loss_down)).toEqual([{ at: 5, values: [null, 2] }]);
});

// 30/HIS-7, 80/UCH-2
it.each([[0, '0 s'], [9.4, '9 s'], [157, '2 min 37 s'], [232, '3 min 52 s'], [3_312, '55 min 12 s'], [7_260, '2 h 1 min']])('a call of %d seconds lasted %s', (seconds, text) => {
  const words = texts.call as unknown as Record<string, string>;
  const t = (key: string, values: Record<string, number>) => words[key.split('.')[1]!]!.replace(/{{(\w+)}}/g, (_, name: string) => String(values[name]));
  expect(callDuration(t as never, seconds)).toBe(text);
});

it('30/HIS-3: a history is asked for by period, kind, words, order and page', () => {
  const filters = { user: ['ann'], from: ['5'], to: ['9'], type: ['missed'], search: ['bob'] };
  expect(historyQuery({ page: 2, pageSize: 25, descending: true, filters })).toEqual({
    search: 'bob', type: 'missed', date_from: '5', date_to: '9', sort_order: 1, page: 2, page_size: 25,
  });
});
