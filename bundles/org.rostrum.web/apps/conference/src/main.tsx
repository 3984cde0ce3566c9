// SPDX-License-Identifier: Apache-2.0
import '@rostrum/kit/public.css';
import { startApplication } from '@rostrum/kit';
import { ConferencePage } from './ConferencePage';
import english from './i18n/en.json';

void startApplication(<ConferencePage />, english);
