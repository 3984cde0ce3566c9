// SPDX-License-Identifier: Apache-2.0
export { ApiError, reasonOf, UNREACHABLE } from './ApiError';
export { address, csrfToken, type Query, request, tellCsrfToken } from './client';
export { api } from './operations';
export type { Card, Conference, ConferenceDraft, GuestPage, Invitation, Me, NetworkTest, NewConference, OwnProfile, ProfileChange, PasswordRules, SetupRequest, SetupState, SignedInSession } from './operations';
export type { components, paths } from './generated/rest';
