// SPDX-License-Identifier: Apache-2.0
import { ApiError } from '@rostrum/api';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeAll, expect, it } from 'vitest';
import { useFields } from '../src';
import { startI18n } from '../src/i18n/i18n';

beforeAll(async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  await startI18n({});
});

interface Values {
  topic: string;
}

/** Runs the hook inside of a component and gives its newest state. */
function form(submit: (values: Values) => Promise<unknown>) {
  let current!: ReturnType<typeof useFields<Values>>;
  function Probe() {
    current = useFields<Values>({ initial: { topic: '' }, check: ({ topic }) => (topic ? {} : { topic: 'required' }), submit });
    return null;
  }
  act(() => createRoot(document.createElement('div')).render(<Probe />));
  return { get: () => current, send: () => act(() => current.send()), type: (text: string) => act(() => current.set('topic', text)) };
}

it('shows what is missing without asking the server', async () => {
  let asked = 0;
  const probe = form(async () => asked++);
  await probe.send();
  expect(probe.get().errors).toEqual({ topic: 'required' });
  expect(asked).toBe(0);
  probe.type('x');
  expect(probe.get().errors).toEqual({});
});

it('shows a refusal at the field that the server names', async () => {
  const probe = form(() => Promise.reject(new ApiError(400, 'invalidValue', 'topic')));
  probe.type('x');
  await probe.send();
  expect(probe.get().text('topic').error).toBe('This value is not valid.');
  expect(probe.get().failureText).toBeNull();
});

it('shows any other refusal above the form, unknown words with their code', async () => {
  const probe = form(() => Promise.reject(new ApiError(409, 'brandNew')));
  probe.type('x');
  await probe.send();
  expect(probe.get().failureText).toContain('brandNew');
  expect(probe.get().busy).toBe(false);
});
