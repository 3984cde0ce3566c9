// SPDX-License-Identifier: Apache-2.0
// Bodies of administrative operations: those of the API's description, and by the panel's contract what it does not hold or holds more loosely.
import type { components } from '@rostrum/api';

type Schemas = components['schemas'];

/** Unix seconds. */
export type Seconds = number;

export type Role = 'admin' | 'security-admin';

/** Who is signed in, as GET /me tells. */
export interface Administrator {
  id: string;
  uid: string;
  display_name: string;
  email: string;
  kind: 'user' | 'administrator' | 'application';
  roles?: Role[];
  /** Null for accounts. */
  second_factor?: boolean | null;
}

export interface Preferences {
  language: string;
  time_zone: string;
  use_device_time_zone: boolean;
  csv_encoding: string;
  csv_delimiter: string;
}

export interface Dashboard {
  now: { conferences: number; participants: number; users_online: number; guests: number; gateway: number };
  status: { name: string; state: 'ok' | 'warning' | 'failed' | 'off'; code: string; message: string }[];
  /** `free_bytes` is what is left; every other number is what is taken. */
  storage: { free_bytes: number } & Record<string, number>;
  server: { state: string; name: string; version: string; uptime_seconds: number; licence_state: string };
}

export type Metric = 'cpu' | 'network_in' | 'network_out' | 'conferences' | 'participants';
export interface History {
  points: [Seconds, number | null][];
}

/** Its `status`: -2 not active, -1 unknown, 0 offline, 1 online, 2 in a conference, 5 its owner (contract 61). */
export type User = Schemas['UserObjectDto'];

export type UserDraft = Schemas['UserRequest'];

export type Session = Schemas['MySessionDto'];

export type RunningSession = Schemas['SessionDto'];

/** `flag`: role, 2 owner or moderator, 1 speaker, 0 listener. */
export type Participant = Schemas['ParticipantDto'];
export type ConnectionFigures = Schemas['MediaDto'];
export type StreamFigures = Schemas['StreamDto'];

export type Call = Schemas['CallDto'];
export type CallJoin = Schemas['CallParticipantDto'];
export type CallSample = Schemas['CallSampleDto'];
export type CallInvite = Schemas['CallInviteDto'];
/** A line of somebody's history of calls. */
export type HistoryEntry = Schemas['HistoryEntryDto'];
export type LogTime = Schemas['LogTime'];

export type Severity = LogEvent['severity'];
export type LogEvent = Schemas['EventDto'];

export type Change = Schemas['ChangeDto'];

export interface Network {
  address: string;
  prefix: number;
}
export interface AdminAccess {
  limit_by_address: boolean;
  networks: Network[];
  your_address: string;
  /** Absent: this server has no such option (00/R-11). */
  localhost_without_sign_in?: boolean;
}

/** One page of a list. */
export interface Listed<T> {
  cnt: number;
  list: T[];
}

export interface ListQuery {
  page?: number;
  page_size?: number;
  sort_field?: string | undefined;
  /** 0 ascending, 1 descending. */
  sort_order?: 0 | 1 | undefined;
}
