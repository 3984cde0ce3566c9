// SPDX-License-Identifier: Apache-2.0
import { ApiError } from './ApiError';
import { call, request } from './client';
import type { components } from './generated/rest';

type Schemas = components['schemas'];
export type Card = Schemas['CardDto'];
export type Conference = Schemas['ConferenceDto'];
export type ConferenceDraft = Schemas['ConferenceRequest'];
/** A conference to make; these three must be given. */
export type NewConference = ConferenceDraft & Required<Pick<ConferenceDraft, 'topic' | 'owner' | 'mode'>>;
export type GuestPage = Schemas['GuestPageDto'];
export type Invitation = Schemas['InvitationDto'];
export type Me = Schemas['UserDto'];
/** What a new password must have. */
export type PasswordRules = Schemas['PasswordRulesDto'];
export type SetupRequest = Schemas['SetupRequest'];
/** The other end of a connection test. */
export type NetworkTest = Schemas['NetworkTestDto'];
export type SetupState = Schemas['SetupDto'];
/** The own profile, every field. */
export type OwnProfile = Schemas['UserObjectDto'];
export type ProfileChange = Omit<Schemas['UserRequest'], 'groups'>;
export type SignedInSession = Schemas['MySessionDto'];

/** Every operation that our pages use. Each throws ApiError where it is refused. */
export const api = {
  guestPage: async (): Promise<GuestPage> => (await call('get', '/guest-page')).guest_page,
  /** Whether set-up is to be done, and whether its visitor's address may administer. */
  setup: async (): Promise<SetupState> => (await call('get', '/setup')).setup,
  checkSetupCode: (code: string) => call('post', '/setup/code', { body: { code } }),
  completeSetup: (request: SetupRequest) => call('post', '/setup', { body: request }),

  /** Opens the other end of a connection test for some seconds. */
  networkTest: async (): Promise<NetworkTest> => (await call('post', '/network-test')).network_test,

  signIn: async (login: string, password: string): Promise<Me> => (await call('post', '/sign-in', { body: { login, password } })).user,
  /** What an application asks the signed-in user for; the query of the authorize page. */
  authorization: async (query: Record<string, string>) => (await call('get', '/oauth2/authorize', { query })).authorization,
  /** Answers an application; where the browser goes on. */
  authorize: async (answer: { allow: boolean } & Record<string, string | boolean>): Promise<string> =>
    (await call('post', '/oauth2/authorize', { body: answer })).redirect_to,
  signOut: () => call('post', '/sign-out'),
  /** Who is signed in; null if nobody. */
  me: async (): Promise<Me | null> => {
    try {
      return (await call('get', '/me')).user;
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null;
      throw error;
    }
  },
  passwordRules: async (): Promise<PasswordRules> => (await call('get', '/password-rules')).password_rules,
  /** The own password; the other sessions end. */
  changePassword: (old_password: string, password: string) => call('post', '/me/password', { body: { old_password, password } }),
  sessions: async (): Promise<SignedInSession[]> => (await call('get', '/me/sessions')).sessions,
  /** Signs out everywhere but here. */
  endOtherSessions: () => call('delete', '/me/sessions'),
  profile: async (): Promise<OwnProfile> => (await call('get', '/me/profile')).user,
  changeProfile: async (body: ProfileChange): Promise<OwnProfile> => (await call('patch', '/me/profile', { body })).user,
  /** The language of pages and messages, wherever one signs in; empty: none chosen. */
  chooseLanguage: async (language: string): Promise<string> => (await call('patch', '/me/language', { body: { language } })).language,
  setPicture: (picture: Blob) => request<void>('post', '/me/avatar', { body: picture }),
  removePicture: () => call('delete', '/me/avatar'),
  endSession: (id: string) => call('delete', '/me/sessions/{session_id}', { path: { session_id: id } }),
  createGuest: async (displayName: string) => (await call('post', '/guests', { body: { display_name: displayName } })).guest,

  card: async (id: string): Promise<Card> => (await call('get', '/conferences/{conference_id}/card', { path: { conference_id: id } })).card,
  /** One page, counted from 1, of what the signed-in person sees; `search` looks in topic and CID. */
  conferences: (search: string, page: number, pageSize: number) =>
    call('get', '/conferences', { query: { page, page_size: pageSize, ...(search && { topic_cid_contains: search }) } }),
  conference: async (id: string): Promise<Conference> => (await call('get', '/conferences/{conference_id}', { path: { conference_id: id } })).conference,
  createConference: async (draft: NewConference): Promise<Conference> => (await call('post', '/conferences', { body: draft })).conference,
  changeConference: async (id: string, changes: ConferenceDraft): Promise<Conference> =>
    (await call('patch', '/conferences/{conference_id}', { path: { conference_id: id }, body: changes })).conference,
  deleteConference: (id: string) => call('delete', '/conferences/{conference_id}', { path: { conference_id: id } }),
};
