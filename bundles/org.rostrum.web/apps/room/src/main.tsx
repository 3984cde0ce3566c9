// SPDX-License-Identifier: Apache-2.0
import './room.css';
import { api } from '@rostrum/api';
import { startApplication, withTexts } from '@rostrum/kit';
import { lazy, Suspense } from 'react';
import { App } from './app/App';
import { browserRoom } from './app/browser';
import { createScreen } from './app/context';
import { exposeInspection } from './app/inspect';
import type { CallWish } from './call/CallApp';
import english from './i18n/en.json';

/** `/room/{id}` and `/webrtc/{id}`. */
function conferenceIdOf(path: string): string {
  const id = path.split('/')[2] ?? '';
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** Calls, apart with their texts: who joins a meeting waits for none of it. */
const CallApp = lazy(() => withTexts(withTexts(import('./call/CallApp'), import('./i18n/call.en.json')), import('@rostrum/kit/locales/calls.en.json')));

/** `/call?to={call string}`, `/call/{id}`, `/call/{id}?accept`. */
function callWish({ pathname, search }: Location): CallWish {
  const query = new URLSearchParams(search);
  return { to: query.get('to'), id: pathname.split('/')[2] || null, accept: query.has('accept') };
}

function meeting() {
  const room = browserRoom();
  exposeInspection(room);
  return <App services={{ room, api, screen: createScreen(), conferenceId: conferenceIdOf(location.pathname) }} />;
}

const calling = /^\/call(\/|$)/.test(location.pathname);
void startApplication(calling ? <Suspense><CallApp api={api} wish={callWish(location)} /></Suspense> : meeting(), english);
