// SPDX-License-Identifier: Apache-2.0
import { Center, Loader } from '@mantine/core';
import { api } from '@rostrum/api';
import { ErrorState, followAccount, signInAddress, withTexts } from '@rostrum/kit';
import { IncomingCall } from '@rostrum/kit/calls';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Route, Routes, useNavigate } from 'react-router';
import { PersonalFrame } from './frame/PersonalFrame';
import { SignedOut, useSignedOut } from './frame/SignedOut';
import { MeContext } from './me';
import { refresh } from './notifications/browserPush';
import { PUSH } from './notifications/usePush';
import { followClicks } from './notifications/workerMessages';
import { PasswordPage } from './password/PasswordPage';
import { ProfilePage } from './profile/ProfilePage';
import { RightsPage } from './rights/RightsPage';
import { RoomFormPage } from './rooms/RoomFormPage';
import { RoomsPage } from './rooms/RoomsPage';
import { SessionsPage } from './sessions/SessionsPage';

const ContactsPage = lazy(() => withTexts(
  withTexts(import('./contacts/ContactsPage'), import('./i18n/contacts.en.json')), import('@rostrum/kit/locales/contacts.en.json'),
));
const HomePage = lazy(() => withTexts(withTexts(import('./home/HomePage'), import('./i18n/home.en.json')), import('./i18n/calls.en.json')));
// Apart with its texts.
const CallsPage = lazy(() => withTexts(import('./calls/CallsPage'), import('./i18n/calls.en.json')));
const NotificationsPage = lazy(() => withTexts(
  withTexts(import('./notifications/NotificationsPage').then((page) => ({ default: page.NotificationsPage })), import('./i18n/notifications.en.json')),
  import('@rostrum/kit/locales/push.en.json')));

/** The personal area (80 section 6); whoever is not signed in goes to sign in and comes back (80/UPA-6, UPA-7). */
export function Personal() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data: me, error, refetch } = useQuery({ queryKey: ['me'], queryFn: api.me });
  useEffect(() => {
    if (me === null) location.replace(signInAddress());
    else followAccount(me?.language);
  }, [me]);
  const navigate = useNavigate();
  useEffect(() => followClicks((route) => void navigate(route)), [navigate]);
  const owner = me?.uid;
  useEffect(() => {
    // What stands in the way is told by the page of notifications.
    if (owner) void refresh(owner).then(() => queries.invalidateQueries({ queryKey: PUSH }), () => {});
  }, [owner, queries]);
  if (error) return <ErrorState title={t('personal.loadFailed')} error={error} onRetry={() => void refetch()} />;
  if (!me) return <Loading />;
  return <MeContext value={me}><SignedIn /></MeContext>;
}

function SignedIn() {
  const out = useSignedOut();
  return out ? <SignedOut reason={out} /> : (
    <PersonalFrame>
      <Routes>
        <Route index element={<Suspense fallback={<Loading />}><HomePage /></Suspense>} />
        <Route path="/rooms/new" element={<RoomFormPage />} />
        <Route path="/rooms/:id/edit" element={<RoomFormPage />} />
        <Route path="/rooms/:id?" element={<RoomsPage />} />
        <Route path="/profile" element={<ProfilePage />} />
        <Route path="/contacts/:id?" element={<Suspense fallback={<Loading />}><ContactsPage /></Suspense>} />
        <Route path="/rights" element={<RightsPage />} />
        <Route path="/password" element={<PasswordPage />} />
        <Route path="/calls" element={<Suspense><CallsPage /></Suspense>} />
        <Route path="/sessions" element={<SessionsPage />} />
        <Route path="/notifications" element={<Suspense><NotificationsPage /></Suspense>} />
        <Route path="*" element={<Navigate to="/" replace />} />
      </Routes>
      <IncomingCall />
    </PersonalFrame>
  );
}

function Loading() {
  const { t } = useTranslation();
  return <Center h="60dvh"><Loader aria-label={t('kit.loading')} /></Center>;
}
