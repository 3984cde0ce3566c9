// SPDX-License-Identifier: Apache-2.0
import { createStore, type MediaPath } from '@rostrum/core';
import { useStore } from '../common/useStore';
import { useCall } from './context';

const SERVER = createStore<MediaPath>('server');

/** Whether media go from browser to browser now. */
export function useDirect(): boolean {
  return useStore(useCall()?.line.moving.path ?? SERVER) === 'direct';
}
