// SPDX-License-Identifier: Apache-2.0
import { withTexts } from '@rostrum/kit';
import { IncomingCall } from '@rostrum/kit/calls';
import texts from '@rostrum/kit/locales/calls.en.json';

/** What rings at whoever is signed in, with its texts; one file, so that the page for guests stays small. */
export const incoming = withTexts(Promise.resolve({ default: IncomingCall }), Promise.resolve({ default: texts }));
