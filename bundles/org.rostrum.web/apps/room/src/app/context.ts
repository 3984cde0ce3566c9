// SPDX-License-Identifier: Apache-2.0
import { createStore, type Participant, type Room, type Store, type ViewMode } from '@rostrum/core';
import type { Card, Me } from '@rostrum/api';
import { createContext, useContext } from 'react';

/** The REST operations that the room uses. */
export interface RoomApi {
  card(id: string): Promise<Card>;
  me(): Promise<Me | null>;
  createGuest(displayName: string): Promise<{ display_name: string }>;
}

export type Panel = 'people' | 'quality';

/** What is asked again before it is done. */
export type Question = { readonly kind: 'remove'; readonly participant: Participant } | { readonly kind: 'end' };

/** What only this screen knows. */
export interface Screen {
  readonly view: Store<ViewMode>;
  /** Key of the tile to be large. */
  readonly pinned: Store<string | null>;
  readonly page: Store<number>;
  readonly panel: Store<Panel | null>;
  readonly help: Store<boolean>;
  readonly question: Store<Question | null>;
  /** Unix milliseconds of the own joining; null before. */
  readonly joinedAt: Store<number | null>;
}

export function createScreen(): Screen {
  return {
    view: createStore<ViewMode>('auto'),
    pinned: createStore<string | null>(null),
    page: createStore(0),
    panel: createStore<Panel | null>(null),
    help: createStore(false),
    question: createStore<Question | null>(null),
    joinedAt: createStore<number | null>(null),
  };
}

export interface RoomServices {
  readonly room: Room;
  readonly api: RoomApi;
  readonly screen: Screen;
  readonly conferenceId: string;
}

export const RoomContext = createContext<RoomServices | null>(null);

export function useRoom(): RoomServices {
  const services = useContext(RoomContext);
  if (!services) throw new Error('useRoom outside of the room');
  return services;
}
