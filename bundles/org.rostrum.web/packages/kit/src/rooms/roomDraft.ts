// SPDX-License-Identifier: Apache-2.0
import type { ApiError, Conference, ConferenceDraft, Me, NewConference } from '@rostrum/api';

export interface Person {
  id: string;
  display_name?: string | undefined;
  is_moderator: boolean;
}

/** Who may join: the people on the list, everybody with an account, also guests (40/AC-1). */
export type Admits = 'listed' | 'accounts' | 'guests';

/** What the form of a room holds. */
export interface RoomDraft {
  /** Login; chosen only where somebody may make rooms for others, and only once. */
  owner: string;
  topic: string;
  admits: Admits;
  description: string;
  /** Chosen CID; empty: the server makes one (00/R-81). Only for new rooms. */
  id: string;
  /** Without the owner, who is always listed. */
  invitations: readonly Person[];
}

const TOPIC_MAX = 240;
const ID = /^[0-9A-Za-z_-]{1,128}$/;

export const emptyRoom: RoomDraft = { owner: '', topic: '', admits: 'accounts', description: '', id: '', invitations: [] };

export function draftOf(room: Conference): RoomDraft {
  const others = room.invitations.filter((person) => !sameUser(person.id, room.owner));
  return {
    owner: room.owner, topic: room.topic, admits: admitsOf(room), description: room.description, id: room.id,
    invitations: others.map(({ id, display_name, is_moderator }) => ({ id, display_name, is_moderator })),
  };
}

export function admitsOf(room: Pick<Conference, 'access' | 'allow_only_planned_participants'>): Admits {
  if (room.access === 'public') return 'guests';
  return room.allow_only_planned_participants ? 'listed' : 'accounts';
}

/** Stable word of what is wrong, by field; empty where all is well as far as the page can tell. */
export function checkRoom({ owner, topic, id }: RoomDraft): Partial<Record<keyof RoomDraft, string>> {
  return {
    ...(!topic.trim() ? { topic: 'required' } : topic.trim().length > TOPIC_MAX ? { topic: 'invalidValue' } : {}),
    ...(!owner.trim() && { owner: 'required' }),
    ...(id.trim() && !ID.test(id.trim()) && { id: 'conferenceIdInvalid' }),
  };
}

/** Body of POST: everything, with owner and mode; an ID only if one was chosen. */
export function newRoomOf(draft: RoomDraft): NewConference {
  return { ...bodyOf(draft), owner: draft.owner.trim(), mode: 'PxP', ...(draft.id.trim() && { id: draft.id.trim() }) };
}

/** Body of PATCH: only what differs, since a running room takes nothing but a new description (40/ST-1). */
export function changesOf(before: RoomDraft, after: RoomDraft): ConferenceDraft {
  const [old, changed] = [bodyOf(before), bodyOf(after)];
  const differs = (key: string) => JSON.stringify(old[key as keyof typeof old]) !== JSON.stringify(changed[key as keyof typeof changed]);
  return Object.fromEntries(Object.entries(changed).filter(([key]) => differs(key)));
}

function bodyOf({ topic, admits, description, invitations }: RoomDraft) {
  return {
    topic: topic.trim(), access: admits === 'guests' ? 'public' as const : 'private' as const,
    allow_only_planned_participants: admits === 'listed', description: description.trim(),
    invitations: invitations.map(({ id, is_moderator }) => ({ id, is_moderator })),
  };
}

/** Field of a refusal; null where it concerns the whole. */
export function roomFieldOf(error: ApiError): keyof RoomDraft | null {
  const field = error.location?.split(/[.[]/)[0] ?? '';
  if (error.reason === 'ownerInvalid') return 'owner';
  if (error.reason === 'userNotFound') return field === 'owner' ? 'owner' : 'invitations';
  if (field === 'access' || field === 'allow_only_planned_participants') return 'admits';
  return field in emptyRoom ? (field as keyof RoomDraft) : null;
}

/** Users are named by login alone or by `login@server` (contract 61 section 3). */
export function sameUser(one: string, other: string): boolean {
  const login = (name: string) => name.split('@')[0]!.toLowerCase();
  return one.toLowerCase() === other.toLowerCase() || ((!one.includes('@') || !other.includes('@')) && login(one) === login(other));
}

export function isOwner(room: Pick<Conference, 'owner'>, me: Pick<Me, 'id' | 'uid'>): boolean {
  return sameUser(room.owner, me.uid) || sameUser(room.owner, me.id);
}
