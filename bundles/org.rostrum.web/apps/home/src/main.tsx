// SPDX-License-Identifier: Apache-2.0
import '@rostrum/kit/public.css';
import { startApplication } from '@rostrum/kit';
import { Home } from './Home';
import english from './i18n/en.json';

void startApplication(<Home />, english);
