// SPDX-License-Identifier: Apache-2.0
import './room.css';
import { api } from '@rostrum/api';
import { startApplication } from '@rostrum/kit';
import { App } from './app/App';
import { browserRoom } from './app/browser';
import { createScreen } from './app/context';
import { exposeInspection } from './app/inspect';
import english from './i18n/en.json';

/** `/room/{id}` and `/webrtc/{id}`. */
function conferenceIdOf(path: string): string {
  return decodeURIComponent(path.split('/')[2] ?? '');
}

const room = browserRoom();
exposeInspection(room);
void startApplication(<App services={{ room, api, screen: createScreen(), conferenceId: conferenceIdOf(location.pathname) }} />, english);
