// SPDX-License-Identifier: Apache-2.0
import '@rostrum/kit/styles.css';
import { Queries, signInAddress, startApplication } from '@rostrum/kit';
import callTexts from '@rostrum/kit/locales/calls.en.json';
import passwordTexts from '@rostrum/kit/locales/passwords.en.json';
import profileTexts from '@rostrum/kit/locales/profile.en.json';
import roomTexts from '@rostrum/kit/locales/rooms.en.json';
import { BrowserRouter } from 'react-router';
import english from './i18n/en.json';
import { Personal } from './Personal';

void startApplication(
  // An ended session leads to sign-in and back here (80/UPA-7).
  <Queries onSignedOut={() => location.replace(signInAddress())}>
    <BrowserRouter basename="/me"><Personal /></BrowserRouter>
  </Queries>,
  { ...callTexts, ...passwordTexts, ...profileTexts, ...roomTexts, ...english },
);
