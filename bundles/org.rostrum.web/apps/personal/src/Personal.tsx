// SPDX-License-Identifier: Apache-2.0
import { Center, Loader } from '@mantine/core';
import { api } from '@rostrum/api';
import { ErrorState, signInAddress } from '@rostrum/kit';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Route, Routes } from 'react-router';
import { PersonalFrame } from './frame/PersonalFrame';
import { MeContext } from './me';
import { PasswordPage } from './password/PasswordPage';
import { ProfilePage } from './profile/ProfilePage';
import { RoomFormPage } from './rooms/RoomFormPage';
import { RoomsPage } from './rooms/RoomsPage';
import { SessionsPage } from './sessions/SessionsPage';

/** The personal area (80 section 6); whoever is not signed in goes to sign in and comes back (80/UPA-6, UPA-7). */
export function Personal() {
  const { t } = useTranslation();
  const { data: me, error, refetch } = useQuery({ queryKey: ['me'], queryFn: api.me });
  useEffect(() => {
    if (me === null) location.replace(signInAddress());
  }, [me]);
  if (error) return <ErrorState title={t('personal.loadFailed')} error={error} onRetry={() => void refetch()} />;
  if (!me) return <Center h="100dvh"><Loader aria-label={t('kit.loading')} /></Center>;
  return (
    <MeContext value={me}>
      <PersonalFrame>
        <Routes>
          <Route path="/rooms/new" element={<RoomFormPage />} />
          <Route path="/rooms/:id/edit" element={<RoomFormPage />} />
          <Route path="/rooms/:id?" element={<RoomsPage />} />
          <Route path="/profile" element={<ProfilePage />} />
          <Route path="/password" element={<PasswordPage />} />
          <Route path="/sessions" element={<SessionsPage />} />
          <Route path="*" element={<Navigate to="/rooms" replace />} />
        </Routes>
      </PersonalFrame>
    </MeContext>
  );
}
