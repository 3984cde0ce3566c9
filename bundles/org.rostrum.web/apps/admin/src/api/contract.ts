// SPDX-License-Identifier: Apache-2.0
// Bodies of administrative operations, by the contract of the panel. What the description of the API holds replaces its part here.

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

export interface User {
  id: string;
  uid: string;
  login_name: string;
  display_name: string;
  first_name?: string;
  last_name?: string;
  email: string;
  company?: string;
  mobile_phone?: string;
  work_phone?: string;
  is_active: boolean;
  /** -2 not active, -1 unknown, 0 offline, 1 online, 2 in a conference, 5 its owner (contract 61). */
  status: number;
  created_at: Seconds;
  last_sign_in_at: Seconds | null;
  locked_until: Seconds | null;
}

export interface UserDraft {
  /** Login; only for a new one. */
  id?: string;
  display_name?: string;
  first_name?: string;
  last_name?: string;
  email?: string;
  company?: string;
  mobile_phone?: string;
  work_phone?: string;
  password?: string;
  is_active?: boolean;
}

export interface Session {
  id: string;
  address: string;
  user_agent: string;
  created_at: Seconds;
  last_used_at: Seconds;
  current: boolean;
}

export interface RunningSession {
  id: string;
  named_conf_id: string;
  topic: string;
  state: 'running';
  started_at: Seconds;
  ended_at: Seconds | null;
  participant_count: number;
}

export interface Participant {
  id: string;
  display_name: string;
  /** Role: 2 owner or moderator, 1 speaker, 0 listener. */
  flag: number;
  duration: number;
  join_time: Seconds;
  leave_time: Seconds | null;
  app_id: string;
  call_id: string;
}

export type Severity = 'low' | 'medium' | 'high';
export type EventSource = 'user' | 'server' | 'admin' | 'application';
export interface LogEvent {
  id: string | number;
  time: Seconds;
  source: EventSource;
  object: string;
  type: string;
  severity: Severity;
  description: string;
  address: string | null;
  details: Record<string, unknown>;
  success: boolean;
}

export interface Change {
  id: string | number;
  time: Seconds;
  action: 'create' | 'edit' | 'delete';
  object_type: string;
  object: string;
  user: string;
  fields: { name: string; old: unknown; new: unknown }[];
}

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
