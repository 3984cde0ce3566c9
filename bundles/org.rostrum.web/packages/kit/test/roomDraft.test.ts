// SPDX-License-Identifier: Apache-2.0
import { ApiError, type Conference } from '@rostrum/api';
import { expect, it } from 'vitest';
import { admitsOf, changesOf, checkRoom, draftOf, emptyRoom, isOwner, newRoomOf, roomFieldOf, sameUser } from '../src/rooms';

const room = {
  id: '1', topic: 'Weekly', owner: 'anna', mode: 'PxP', access: 'private', allow_only_planned_participants: false, state: 'stopped', created_at: 0, description: 'Old',
  invitations: [{ id: 'anna@example.com', is_moderator: true }, { id: 'boris', display_name: 'Boris', is_moderator: false }],
} as unknown as Conference;

it('does not list the owner among the others', () => {
  expect(draftOf(room).invitations.map(({ id }) => id)).toEqual(['boris']);
});

it('sends a new room with owner and mode, with an ID only if one was chosen', () => {
  const draft = { ...emptyRoom, owner: 'anna', topic: ' Weekly ', invitations: [{ id: 'boris', is_moderator: true }] };
  expect(newRoomOf(draft)).toEqual({
    topic: 'Weekly', access: 'private', allow_only_planned_participants: false, description: '', owner: 'anna', mode: 'PxP', invitations: [{ id: 'boris', is_moderator: true }],
  });
  expect(newRoomOf({ ...draft, id: 'lab_7' }).id).toBe('lab_7');
});

it('40/ST-1: sends only what changed, so that the description of a running room can be changed', () => {
  expect(changesOf(draftOf(room), { ...draftOf(room), description: 'New' })).toEqual({ description: 'New' });
  expect(changesOf(draftOf(room), draftOf(room))).toEqual({});
  expect(changesOf(draftOf(room), { ...draftOf(room), invitations: [] })).toEqual({ invitations: [] });
});

it('checks what can be told without the server', () => {
  expect(checkRoom({ ...emptyRoom, topic: ' ', id: 'no spaces' })).toEqual({ owner: 'required', topic: 'required', id: 'conferenceIdInvalid' });
  expect(checkRoom({ ...emptyRoom, owner: 'anna', topic: 'x'.repeat(240), id: 'a-b_C9' })).toEqual({});
});

it('leads refusals to their fields', () => {
  expect(roomFieldOf(new ApiError(404, 'userNotFound', 'invitations[1].id'))).toBe('invitations');
  expect(roomFieldOf(new ApiError(400, 'ownerInvalid', 'owner'))).toBe('owner');
  expect(roomFieldOf(new ApiError(400, 'uniqueValueAlreadyInUse', 'id'))).toBe('id');
  expect(roomFieldOf(new ApiError(409, 'conferenceRunning'))).toBeNull();
});

it('knows users by login and by login@server', () => {
  expect(sameUser('anna', 'Anna@example.com')).toBe(true);
  expect(sameUser('anna@one.example', 'anna@two.example')).toBe(false);
  expect(isOwner(room, { id: 'anna', uid: 'anna@example.com' })).toBe(true);
  expect(isOwner(room, { id: 'boris', uid: 'boris@example.com' })).toBe(false);
});

it('40/AC-1: tells apart who is let in, and changes both fields of the server together', () => {
  expect(admitsOf({ access: 'private', allow_only_planned_participants: true })).toBe('listed');
  expect(admitsOf({ access: 'public', allow_only_planned_participants: true })).toBe('guests');
  expect(changesOf(draftOf(room), { ...draftOf(room), admits: 'listed' })).toEqual({ allow_only_planned_participants: true });
  expect(changesOf(draftOf(room), { ...draftOf(room), admits: 'guests' })).toEqual({ access: 'public' });
});
