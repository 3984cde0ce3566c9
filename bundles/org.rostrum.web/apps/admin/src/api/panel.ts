// SPDX-License-Identifier: Apache-2.0
import { ApiError, type Conference, request, tellCsrfToken } from '@rostrum/api';
import type {
  AdminAccess, Administrator, Call, CallInvite, CallJoin, CallSample, Change, ConnectionFigures, Dashboard, History, HistoryEntry, Listed, ListQuery, LogEvent, Metric, Participant, Preferences, RunningSession, Session, StreamFigures, User,
  UserDraft,
} from './contract';

const part = encodeURIComponent;

/** Whoever sits at the server itself, admitted without sign-in (00/R-11). */
export const isLocalhost = (user: Administrator) => user.id === '#localhost';

/** The operations of these pages beyond those of `@rostrum/api`. Each throws ApiError where it is refused. */
export const panel = {
  signIn: (body: { login: string; password: string; code?: string }) =>
    request<{ user: Administrator }>('post', '/sign-in', { body: { ...body, realm: 'admin' } }),
  /** Who is signed in, of whatever kind; null if nobody. */
  me: async (): Promise<Administrator | null> => {
    try {
      const { user, csrf_token } = await request<{ user: Administrator; csrf_token: string }>('get', '/me');
      tellCsrfToken(isLocalhost(user) ? csrf_token : null);
      return user;
    } catch (error) {
      tellCsrfToken(null);
      if (error instanceof ApiError && error.status === 401) return null;
      throw error;
    }
  },
  preferences: () => request<Preferences>('get', '/me/preferences'),
  savePreferences: (body: Partial<Preferences>) => request<Preferences>('patch', '/me/preferences', { body }),
  beginSecondFactor: () => request<{ secret: string; uri: string }>('post', '/me/second-factor'),
  confirmSecondFactor: (code: string) => request<void>('post', '/me/second-factor/confirm', { body: { code } }),
  removeSecondFactor: (code: string) => request<void>('post', '/me/second-factor/remove', { body: { code } }),
  mySessions: async () => (await request<{ sessions: Session[] }>('get', '/me/sessions')).sessions,
  endMySession: (id: string) => request<void>('delete', `/me/sessions/${part(id)}`),

  dashboard: () => request<Dashboard>('get', '/dashboard'),
  history: (metric: Metric, from: number, to: number, points: number) =>
    request<History>('get', '/dashboard/history', { query: { metric, from, to, points } }),

  users: async (query: ListQuery & { search?: string; state?: string; group?: string }): Promise<Listed<User>> => {
    const { cnt, users } = await request<{ cnt: number; users: User[] }>('get', '/users', { query });
    return { cnt, list: users };
  },
  user: async (id: string) => (await request<{ user: User }>('get', `/users/${part(id)}`)).user,
  createUser: async (body: UserDraft) => (await request<{ user: User }>('post', '/users', { body })).user,
  changeUser: async (id: string, body: UserDraft) => (await request<{ user: User }>('patch', `/users/${part(id)}`, { body })).user,
  /** `heir`: login of who gets the conferences; empty: nobody. */
  deleteUser: (id: string, heir = '') => request<void>('delete', `/users/${part(id)}`, { query: { conferences_to: heir } }),
  unlockUser: (id: string) => request<void>('post', `/users/${part(id)}/unlock`),
  userSessions: async (id: string) => (await request<{ sessions: Session[] }>('get', `/users/${part(id)}/sessions`)).sessions,
  endUserSession: (id: string, session: string) => request<void>('delete', `/users/${part(id)}/sessions/${part(session)}`),

  runningSessions: (query: ListQuery) => request<Listed<RunningSession>>('get', '/conference-sessions', { query }),
  /** Null once it is over. */
  runningSession: async (id: string): Promise<RunningSession | null> => {
    try {
      return (await request<{ session: RunningSession }>('get', `/conference-sessions/${part(id)}`)).session;
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return null;
      throw error;
    }
  },
  conferences: async (query: ListQuery & { topic_cid_contains?: string; state?: string; access?: string; owner?: string; invitation?: string }): Promise<Listed<Conference>> => {
    const { results, conferences } = await request<{ results: number; conferences: Conference[] }>('get', '/conferences', { query });
    return { cnt: results, list: conferences };
  },
  runConference: (id: string) => request<{ state: string }>('post', `/conferences/${part(id)}/run`),
  stopConference: (id: string) => request<{ state: string }>('post', `/conferences/${part(id)}/stop`),
  sessionMedia: (session: string) => request<Listed<ConnectionFigures>>('get', `/conference-sessions/${part(session)}/media`),
  participantMedia: (session: string, participant: string) =>
    request<{ media: ConnectionFigures; streams: StreamFigures[] }>('get', `/conference-sessions/${part(session)}/participants/${part(participant)}/media`),
  participants: (session: string) => request<Listed<Participant>>('get', `/conference-sessions/${part(session)}/participants`, { query: { page_size: 1000 } }),

  events: (query: object) => request<Listed<LogEvent>>('get', '/events', { query }),
  eventTypes: async () => (await request<{ types: { name: string }[] }>('get', '/events/types')).types.map(({ name }) => name),
  deleteEvents: (query: object) => request<void>('delete', '/events', { query }),
  changes: (query: object) => request<Listed<Change>>('get', '/changes', { query }),
  deleteChanges: (query: object) => request<void>('delete', '/changes', { query }),

  calls: (query: object) => request<Listed<Call>>('get', '/logs/calls', { query }),
  userCalls: async (id: string, query: object): Promise<Listed<HistoryEntry>> => {
    const { results, calls } = await request<{ results: number; calls: HistoryEntry[] }>('get', `/users/${part(id)}/calls`, { query });
    return { cnt: results, list: calls };
  },
  /** Null where it has been deleted. */
  call: async (id: string): Promise<Call | null> => {
    try {
      return await request<Call>('get', `/logs/calls/${part(id)}`);
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return null;
      throw error;
    }
  },
  callJoins: (id: string) => request<Listed<CallJoin>>('get', `/logs/calls/${part(id)}/participants`, { query: { page_size: 1000 } }),
  callInvites: (id: string) => request<Listed<CallInvite>>('get', `/logs/calls/${part(id)}/invites`, { query: { page_size: 1000 } }),
  callSamples: (id: string, participant: string, step: number) =>
    request<Listed<CallSample>>('get', `/logs/calls/${part(id)}/participants/${part(participant)}/samples`, { query: { step, page_size: 1000 } }),

  adminAccess: () => request<AdminAccess>('get', '/admin-access'),
  changeAdminAccess: (body: Partial<AdminAccess> & { confirm?: boolean }) => request<AdminAccess>('patch', '/admin-access', { body }),
};
