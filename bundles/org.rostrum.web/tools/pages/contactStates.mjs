// SPDX-License-Identifier: Apache-2.0
// Address book and what administrators do with it, in their states.
import { administered, alert, submit } from './panelStates.mjs';

const signedIn = (change) => (mock) => {
  mock.data.signedIn = true;
  change?.(mock);
};
const rows = (page) => page.locator('[data-contact]').first().waitFor();
const failing = (path, status, reason) => signedIn((mock) => {
  mock.before = async (_, asked) => {
    if (asked.endsWith(path)) throw Object.assign(new Error(reason), { status, reason });
  };
});

export const CONTACT_STATES = [
  { name: 'contacts', path: '/me/contacts', prepare: signedIn(), act: rows },
  { name: 'contacts-read-only', path: '/me/contacts', prepare: signedIn(({ data }) => void (data.mayEditContacts = false)), act: rows },
  { name: 'contacts-empty', path: '/me/contacts', prepare: signedIn(({ data }) => void Object.assign(data, { addressBook: [], folders: [] })),
    act: (page) => page.locator('main h2').waitFor() },
  { name: 'contacts-failed', path: '/me/contacts', prepare: failing('/addressbook', 503, 'storeUnavailable'), act: alert },
  { name: 'contacts-card', path: `/me/contacts/boris`, prepare: signedIn(), act: (page) => page.locator('[role=dialog] dl a[href*=tel]').waitFor() },
  { name: 'contacts-add', path: '/me/contacts', prepare: signedIn(), act: async (page) => {
    await rows(page);
    await page.locator('main header button').click();
    await page.locator('[role=dialog] input').first().fill('#sip:boardroom@rooms.example.com');
    await page.locator('[role=dialog] li').first().waitFor();
  } },
  { name: 'contacts-blocked', path: '/me/contacts', prepare: signedIn(), act: async (page) => {
    await rows(page);
    await page.locator(`label[for="${await page.locator('main input[value=blocked]').getAttribute('id')}"]`).click();
    await page.locator('main form').waitFor();
  } },
  { name: 'panel-aliases', path: '/panel/users/aliases', prepare: administered(), act: (page) => page.locator('tbody tr').first().waitFor() },
  { name: 'panel-alias-refused', path: '/panel/users/aliases', prepare: administered(), act: async (page) => {
    await page.locator('main header button').click();
    await page.locator('[role=dialog] input >> nth=0').fill('111');
    await page.locator('[role=dialog] input >> nth=1').fill('boris');
    await submit(page);
    await alert(page);
  } },
  { name: 'panel-group-contacts', path: '/panel/users/group-contacts', prepare: administered(), act: (page) => page.locator('main li').first().waitFor() },
  { name: 'panel-group-contacts-one', path: '/panel/users/group-contacts/0002', prepare: administered(), act: (page) => page.locator('[role=dialog] li').first().waitFor() },
];
