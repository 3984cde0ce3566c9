// SPDX-License-Identifier: Apache-2.0
import { ApiError } from './ApiError';
import { body, client } from './client';
import type { components } from './generated/rest';

type Schemas = components['schemas'];
export type Card = Schemas['Card'];
export type Conference = Schemas['Conference'];
export type ConferenceDraft = Schemas['ConferenceDraft'];
export type GuestPage = Schemas['GuestPage'];
export type Invitation = Schemas['Invitation'];
export type Me = Schemas['User'];
export type SignedInSession = Schemas['Session'];

export interface SetupRequest {
  code: string;
  server_name: string;
  administrator: { login: string; password: string };
  accounts: { login: string; display_name: string; email?: string; password: string }[];
}

const at = (id: string) => ({ params: { path: { id } } });

/** Every operation that our pages use. Each throws ApiError where it is refused. */
export const api = {
  guestPage: async (): Promise<GuestPage> => (await body(client.GET('/guest-page'))).guest_page,
  completeSetup: (request: SetupRequest) => body(client.POST('/setup', { body: request })),

  signIn: async (login: string, password: string): Promise<Me> =>
    (await body(client.POST('/sign-in', { body: { login, password } }))).user,
  signOut: () => body(client.POST('/sign-out')),
  /** Who is signed in; null if nobody. */
  me: async (): Promise<Me | null> => {
    try {
      return (await body(client.GET('/me'))).user;
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null;
      throw error;
    }
  },
  sessions: async (): Promise<SignedInSession[]> => (await body(client.GET('/me/sessions'))).sessions,
  endSession: (id: string) => body(client.DELETE('/me/sessions/{id}', at(id))),
  createGuest: async (displayName: string) => (await body(client.POST('/guests', { body: { display_name: displayName } }))).guest,

  card: async (id: string): Promise<Card> => (await body(client.GET('/conferences/{id}/card', at(id)))).card,
  /** One page, counted from 1, of what the signed-in person sees; `search` looks in topic and CID. */
  conferences: (search: string, page: number, pageSize: number) =>
    body(client.GET('/conferences', { params: { query: { page, page_size: pageSize, ...(search && { topic_cid_contains: search }) } } })),
  conference: async (id: string): Promise<Conference> => (await body(client.GET('/conferences/{id}', at(id)))).conference,
  createConference: async (draft: ConferenceDraft): Promise<Conference> =>
    (await body(client.POST('/conferences', { body: draft }))).conference,
  changeConference: async (id: string, changes: ConferenceDraft): Promise<Conference> =>
    (await body(client.PATCH('/conferences/{id}', { ...at(id), body: changes }))).conference,
  deleteConference: (id: string) => body(client.DELETE('/conferences/{id}', at(id))),
};
