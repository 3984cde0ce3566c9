// SPDX-License-Identifier: Apache-2.0
import '../room.css';
import * as core from '@rostrum/core';
import { startApplication } from '@rostrum/kit';
import { App } from '../app/App';
import english from '../i18n/en.json';
import { build, pressesJoin, STORIES } from './stories';

/** The room in all its states, for people and for tests: `stories.html?state=NAME`. Never part of the product. */
const asked = new URLSearchParams(location.search).get('state') ?? '';
const setting = STORIES[asked];

// Lets a test try the core on a real browser.
Object.assign(window, { rostrumCore: core });

if (setting) {
  void startApplication(<App services={build(setting)} />, english).then(() => pressesJoin(setting) && press());
} else {
  void startApplication(
    <ul>
      {Object.keys(STORIES).map((name) => (
        <li key={name}>
          <a href={`?state=${name}`}>{name}</a>
        </li>
      ))}
    </ul>,
    english,
  );
}

function press(): void {
  const button = document.querySelector<HTMLElement>('[data-testid="join"]');
  if (button) button.click();
  else requestAnimationFrame(press);
}
