// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import type { CallSample } from '../src/api/contract';
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
