// SPDX-License-Identifier: Apache-2.0
import '@rostrum/kit/styles.css';
import contactTexts from '@rostrum/kit/locales/contacts.en.json';
import refusals from '@rostrum/kit/locales/panel.en.json';
import passwordTexts from '@rostrum/kit/locales/passwords.en.json';
import profileTexts from '@rostrum/kit/locales/profile.en.json';
import roomTexts from '@rostrum/kit/locales/rooms.en.json';
import { Queries, startApplication } from '@rostrum/kit';
import english from './i18n/en.json';
import pageTexts from './i18n/pages.en.json';
import rightsTexts from './i18n/rights.en.json';
import systemTexts from './i18n/system.en.json';
import { Panel } from './Panel';

void startApplication(<Queries><Panel /></Queries>, {
  ...roomTexts, ...passwordTexts, ...profileTexts, ...english, ...pageTexts, ...rightsTexts, ...systemTexts, refusal: { ...refusals.refusal, ...passwordTexts.refusal, ...contactTexts.refusal },
});
