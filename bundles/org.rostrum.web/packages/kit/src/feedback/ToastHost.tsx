// SPDX-License-Identifier: Apache-2.0
import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react';
import classes from './ToastHost.module.css';
import { toastStore } from './toasts';

const load = () => import('./ToastList');
const ToastList = lazy(load);

/** The place of the toasts; screen readers hear each once. What draws them comes after the page, and is there before the first is needed. */
export function ToastHost() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.current);
  useEffect(() => void load().catch(() => undefined), []);
  return <div className={classes.host} role="status" aria-live="polite">{toasts.length > 0 && <Suspense><ToastList toasts={toasts} /></Suspense>}</div>;
}
