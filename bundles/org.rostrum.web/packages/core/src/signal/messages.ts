// SPDX-License-Identifier: Apache-2.0
/** Names of the messages and their bodies (docs/protocols/signalling.md); the bodies are generated from the JSON Schemas. */
import type * as core from '../generated/signal';
import type * as media from '../generated/webrtc';

export type { Counters, Flags, HelloReply, HelloRequest, JoinRequest, Participant, RosterWindow, Snapshot } from '../generated/signal';
export type { Error as ErrorBody } from '../generated/signal';
export type { Source } from '../generated/webrtc';

export type Requests = {
  hello: core.HelloRequest;
  ping: core.PingRequest;
  join: core.JoinRequest;
  resume: core.ResumeRequest;
  leave: core.LeaveRequest;
  'self.update': core.SelfUpdateRequest;
  'participant.mute': core.ParticipantMuteRequest;
  'participant.mute_all': core.ParticipantMuteAllRequest;
  'participant.remove': core.ParticipantRemoveRequest;
  'participant.role': core.ParticipantRoleRequest;
  'session.lock': core.SessionLockRequest;
  'session.end': core.SessionEndRequest;
  'roster.subscribe': core.RosterSubscribeRequest;
  'roster.unsubscribe': core.RosterUnsubscribeRequest;
  'peer.message': core.PeerMessageRequest;
  'media.connect': media.MediaConnectRequest;
  'media.offer': media.MediaOfferRequest;
  'media.answer': media.MediaAnswerRequest;
  'media.candidate': media.MediaCandidateRequest;
  'media.slots': media.MediaSlotsRequest;
  'media.disconnect': media.MediaDisconnectRequest;
};

export type Replies = { [T in keyof Requests]: unknown } & {
  hello: core.HelloReply;
  ping: core.PingReply;
  join: core.JoinReply;
  resume: core.ResumeReply;
  'roster.subscribe': core.RosterSubscribeReply;
};

export type Events = {
  stage: core.StageEvent;
  self: core.SelfEvent;
  counters: core.CountersEvent;
  flags: core.FlagsEvent;
  muted: core.MutedEvent;
  roster: core.RosterEvent;
  draining: core.DrainingEvent;
  ended: core.EndedEvent;
  'peer.message': core.PeerMessageEvent;
  'media.offer': media.MediaOfferEvent;
  'media.slots': media.MediaSlotsEvent;
  'media.speakers': media.MediaSpeakersEvent;
  'media.closed': media.MediaClosedEvent;
};

export type RequestType = keyof Requests;
export type EventType = keyof Events;
export type EndCause = Events['ended']['cause'];
export type Slot = Events['media.slots']['slots'][number];
export type SlotWish = Requests['media.slots']['video'][number];
