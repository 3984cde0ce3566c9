// SPDX-License-Identifier: Apache-2.0
/** Short names for the bodies of messages (docs/protocols/signalling.md), which are generated from the JSON Schemas. */
import type { EventBodies, ReplyBodies, RequestBodies } from '../generated/signalling';

export type {
  Counters,
  ErrorBody,
  Flags,
  HelloReply,
  HelloRequest,
  JoinRequest,
  Participant,
  RosterWindow,
  Snapshot,
  Source,
} from '../generated/signalling';

export type Requests = RequestBodies;
export type Replies = ReplyBodies;
export type Events = EventBodies;
export type RequestType = keyof Requests;
export type EventType = keyof Events;
/** One of the twelve rights (30 §8). */
export type Right = Events['rights']['granted'][number];
export type EndCause = Events['ended']['cause'];
export type Slot = Events['media.slots']['slots'][number];
export type SlotClock = Events['media.clocks']['clocks'][number];
export type SlotWish = Requests['media.slots']['video'][number];
/** How parts of the room ask the server, without knowing the connection. */
export type Ask = <T extends RequestType>(type: T, body: Requests[T]) => Promise<Replies[T]>;
