// SPDX-License-Identifier: Apache-2.0
// Pages of the panel in their states; steps find things by name, role or place, so that they work in each language.

/** Signs an administrator in before the page is opened; the mock's `root` unless told. */
export const administered = (change) => (mock) => {
  mock.data.administrator = { ...mock.data.administrators[0] };
  change?.(mock);
};
/** Somebody who may only read. */
export const audited = (mock) => void (mock.data.administrator = { ...mock.data.administrators[1] });
/** This operation fails. */
export const failing = (path, status = 503, reason = 'storeUnavailable') => administered((mock) => {
  mock.before = async (_, asked) => {
    if (asked.endsWith(path)) throw Object.assign(new Error(reason), { status, reason });
  };
});
export const alert = (page) => page.locator('[role=alert]').first().waitFor();
export const submit = (page) => page.locator('form button[type=submit]').first().click();

const signInAs = async (page, login, password = 'correct horse') => {
  await page.locator('input[name=login]').fill(login);
  await page.locator('input[name=password]').fill(password);
  await submit(page);
};

export const PANEL_STATES = [
  { name: 'panel-sign-in', path: '/panel/' },
  { name: 'panel-sign-in-wrong', path: '/panel/', act: async (page) => {
    await signInAs(page, 'root', 'wrong');
    await alert(page);
  } },
  { name: 'panel-sign-in-locked', path: '/panel/', act: async (page) => {
    await signInAs(page, 'locked');
    await alert(page);
  } },
  { name: 'panel-sign-in-code', path: '/panel/', act: async (page) => {
    await signInAs(page, 'auditor');
    await page.locator('input[name=code]').waitFor();
  } },
  { name: 'panel-sign-in-account', path: '/panel/', prepare: ({ data }) => void (data.signedIn = true) },
  { name: 'panel-not-admitted', path: '/panel/', prepare: ({ data }) => void (data.admitted = false) },
  { name: 'panel-menu', path: '/panel/preferences', prepare: administered(), act: async (page) => {
    await page.locator('header button[aria-haspopup=menu]').click();
    await page.getByRole('menu').waitFor();
  } },
  { name: 'panel-search', path: '/panel/preferences', prepare: administered(), act: async (page) => {
    await page.keyboard.press('Control+K');
    await page.locator('[role=listbox] [role=option]').first().waitFor();
  } },
  { name: 'panel-preferences', path: '/panel/preferences', prepare: administered(), act: (page) => page.locator('form select').first().waitFor() },
  { name: 'panel-preferences-changed', path: '/panel/preferences', prepare: administered(), act: async (page) => {
    await page.locator('form select').last().selectOption({ index: 0 });
    await page.locator('form button[type=submit]').waitFor();
  } },
  { name: 'panel-preferences-failed', path: '/panel/preferences', prepare: failing('/me/preferences'), act: alert },
];
