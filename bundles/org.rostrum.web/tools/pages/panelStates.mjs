// SPDX-License-Identifier: Apache-2.0
// Pages of the panel in their states; steps find things by name, role or place, so that they work in each language.

const CALL = encodeURIComponent('00000000000000b1@video.example.com#vcs');

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

const rows = (page) => page.locator('tbody tr').first().waitFor();
/** Instead of rows a sentence. */
const emptied = (page) => page.locator('main h2').first().waitFor();

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
    await page.locator('form select').last().selectOption({ index: 1 });
    await page.locator('form button[type=submit]').waitFor();
  } },
  { name: 'panel-preferences-failed', path: '/panel/preferences', prepare: failing('/me/preferences'), act: alert },
  { name: 'panel-summary', path: '/panel/', prepare: administered(), act: (page) => page.locator('.recharts-surface').nth(3).waitFor() },
  { name: 'panel-summary-table', path: '/panel/summary', prepare: administered(), act: async (page) => {
    await page.locator('.recharts-surface').nth(3).waitFor();
    await page.locator('main section section header button, main section header button').first().click();
    await page.locator('main table').waitFor();
  } },
  { name: 'panel-summary-failed', path: '/panel/summary', prepare: failing('/dashboard'), act: alert },
  { name: 'panel-summary-auditor', path: '/panel/', prepare: audited, act: (page) => page.locator('.recharts-surface').first().waitFor() },
  { name: 'panel-accounts', path: '/panel/users/accounts', prepare: administered(), act: rows },
  { name: 'panel-accounts-selected', path: '/panel/users/accounts?state=active', prepare: administered(), act: async (page) => {
    await rows(page);
    await page.locator('tbody input[type=checkbox]').nth(1).check();
    await page.locator('[role=toolbar]').waitFor();
  } },
  { name: 'panel-accounts-empty', path: '/panel/users/accounts', prepare: administered(({ data }) => void (data.panelAccounts = [])), act: emptied },
  { name: 'panel-accounts-none', path: '/panel/users/accounts?search=zzz', prepare: administered(), act: emptied },
  { name: 'panel-accounts-failed', path: '/panel/users/accounts', prepare: failing('/users'), act: alert },
  { name: 'panel-accounts-columns', path: '/panel/users/accounts', prepare: administered(), act: async (page) => {
    await rows(page);
    await page.locator('button:has(.tabler-icon-adjustments-horizontal)').click();
    await page.getByRole('dialog').waitFor();
  } },
  { name: 'panel-account', path: '/panel/users/accounts/farid', prepare: administered(), act: (page) => page.locator('[role=dialog] li').first().waitFor() },
  { name: 'panel-account-delete', path: '/panel/users/accounts/anna', prepare: administered(), act: async (page) => {
    await page.locator('[role=dialog] footer button').first().click();
    await page.locator('[role=dialog] button[data-autofocus]').waitFor();
  } },
  { name: 'panel-account-missing', path: '/panel/users/accounts/nobody', prepare: administered(), act: alert },
  { name: 'panel-account-new', path: '/panel/users/accounts/+new', prepare: administered(), act: async (page) => {
    await page.locator('input[name=login_name]').fill('no spaces');
    await page.locator('[role=dialog] footer button[type=submit]').click();
    await alert(page);
  } },
  { name: 'panel-accounts-import', path: '/panel/users/accounts/+import', prepare: administered(), act: async (page) => {
    await page.locator('input[name=accounts]').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from('Login\nanna') });
    await page.locator('[role=dialog] footer button').nth(1).click();
    await page.locator('[role=dialog] tbody tr').first().waitFor();
  } },
  { name: 'panel-accounts-import-refused', path: '/panel/users/accounts/+import', prepare: failing('/accounts/import', 400, 'csvEncodingInvalid'), act: async (page) => {
    await page.locator('input[name=accounts]').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from('Login\nanna') });
    await page.locator('[role=dialog] footer button').nth(1).click();
    await page.locator('[role=dialog] [role=alert], [role=dialog] [aria-live]').first().waitFor();
  } },
  { name: 'panel-visible-fields', path: '/panel/users/visible-fields', prepare: administered(), act: async (page) => {
    await page.locator('tbody input').nth(2).uncheck();
    await page.locator('form button[type=submit]').waitFor();
  } },
  { name: 'panel-visible-fields-failed', path: '/panel/users/visible-fields', prepare: failing('/visible-fields'), act: alert },
  { name: 'panel-passwords', path: '/panel/users/passwords', prepare: administered(), act: (page) => page.locator('main form input').first().waitFor() },
  { name: 'panel-account-unsaved', path: '/panel/users/accounts/anna', prepare: administered(), act: async (page) => {
    await page.locator('input[name=company]').fill('zzz');
    await page.locator('[role=dialog] header button').click();
    await page.locator('[role=dialog] button[data-autofocus]').waitFor();
  } },
  { name: 'panel-groups', path: '/panel/users/groups', prepare: administered(), act: (page) => page.locator('[data-group]').nth(4).waitFor() },
  { name: 'panel-groups-failed', path: '/panel/users/groups', prepare: failing('/groups'), act: alert },
  { name: 'panel-group-people', path: '/panel/users/accounts?group=0001', prepare: administered(), act: async (page) => {
    await page.locator('tbody .tabler-icon-user-minus').first().waitFor();
    await page.locator('header button:has(.tabler-icon-user-plus)').click();
    await page.locator('[role=dialog] input:not([type=hidden])').first().fill('chi');
    await page.getByRole('option', { name: 'Chiara Rossi' }).click();
  } },
  { name: 'panel-group', path: '/panel/users/groups/0001', prepare: administered(), act: async (page) => {
    await page.locator('input[name=inbound_limit_kbps]').fill('12');
    await page.locator('[role=dialog] footer button[type=submit]').click();
    await alert(page);
  } },
  { name: 'panel-group-guests', path: '/panel/users/groups/@guests', prepare: administered(), act: (page) => page.locator('[role=dialog] input[name=screen_share]').waitFor() },
  { name: 'panel-group-new', path: '/panel/users/groups/+new', prepare: administered(), act: async (page) => {
    await page.locator('[role=dialog] footer button[type=submit]').click();
    await alert(page);
  } },
  { name: 'panel-rights', path: '/panel/users/rights?user=anna&zone=external', prepare: administered(), act: (page) => page.locator('[data-right=operator]').waitFor() },
  { name: 'panel-zones', path: '/panel/users/zones', prepare: administered(), act: (page) => page.locator('[data-zone=external] [role=switch]').waitFor({ state: 'attached' }) },
  { name: 'panel-zone', path: '/panel/users/zones/trusted', prepare: administered(), act: async (page) => {
    await page.locator('[role=dialog] textarea[name=networks]').fill('zzz');
    await page.locator('[role=dialog] footer button[type=submit]').click();
    await alert(page);
  } },
  { name: 'panel-conferences', path: '/panel/conferences/list', prepare: administered(), act: rows },
  { name: 'panel-conference', path: '/panel/conferences/list/2697881968', prepare: administered(), act: (page) => page.locator('[role=dialog] li').first().waitFor() },
  { name: 'panel-conference-new', path: '/panel/conferences/list/+new', prepare: administered(), act: async (page) => {
    await submit(page);
    await alert(page);
  } },
  { name: 'panel-running', path: '/panel/sessions', prepare: administered(), act: rows },
  { name: 'panel-running-empty', path: '/panel/sessions', prepare: administered(({ data }) => void (data.runningSessions = [])), act: emptied },
  { name: 'panel-session', path: `/panel/sessions/${encodeURIComponent('00000000000000a1@video.example.com#vcs')}`, prepare: administered(), act: (page) => page.locator('[role=dialog] li').nth(3).waitFor() },
  { name: 'panel-session-streams', path: `/panel/sessions/${encodeURIComponent('00000000000000a1@video.example.com#vcs')}?participant=p2`, prepare: administered(), act: (page) => page.locator('[data-testid=streams] tbody tr').nth(5).waitFor() },
  { name: 'panel-session-streams-none', path: `/panel/sessions/${encodeURIComponent('00000000000000a1@video.example.com#vcs')}?participant=p4`, prepare: administered(), act: (page) => page.locator('[data-participant=p4] [role=status]').waitFor() },
  { name: 'panel-session-streams-failed', path: `/panel/sessions/${encodeURIComponent('00000000000000a1@video.example.com#vcs')}?participant=p1`, prepare: failing('/media', 503, 'mediaUnavailable'), act: alert },
  { name: 'panel-calls', path: '/panel/reports/calls', prepare: administered(), act: rows },
  { name: 'panel-calls-empty', path: '/panel/reports/calls', prepare: administered(({ data }) => void (data.calls = [])), act: emptied },
  { name: 'panel-call', path: `/panel/reports/calls/${CALL}`, prepare: audited, act: (page) => page.locator('[data-testid=invites] tbody tr').nth(2).waitFor() },
  { name: 'panel-call-course', path: `/panel/reports/calls/${CALL}?join=p1`, prepare: administered(), act: (page) => page.locator('[data-testid=course] .recharts-surface').nth(2).waitFor() },
  { name: 'panel-call-course-none', path: `/panel/reports/calls/${CALL}?join=p3`, prepare: administered(), act: (page) => page.locator('[data-testid=course] p').first().waitFor() },
  { name: 'panel-call-course-failed', path: `/panel/reports/calls/${CALL}?join=p1`, prepare: failing('/samples', 503, 'storeUnavailable'), act: alert },
  { name: 'panel-user-calls', path: '/panel/reports/calls?user=anna', prepare: administered(), act: rows },
  { name: 'panel-user-call', path: '/panel/reports/calls/h3?user=anna', prepare: audited, act: (page) => page.getByTestId('session').waitFor() },
  { name: 'panel-call-gone', path: '/panel/reports/calls/ff', prepare: administered(), act: (page) => page.locator('[role=dialog] h2, [role=dialog] h3').first().waitFor() },
  { name: 'panel-session-end', path: `/panel/sessions/${encodeURIComponent('00000000000000a1@video.example.com#vcs')}`, prepare: administered(), act: async (page) => {
    await page.locator('[role=dialog] footer button').first().click();
    await page.locator('[role=dialog] button[data-autofocus]').waitFor();
  } },
  { name: 'panel-events', path: '/panel/reports/events?severity=high&severity=low', prepare: administered(), act: rows },
  { name: 'panel-events-auditor', path: '/panel/reports/events', prepare: audited, act: rows },
  { name: 'panel-events-filter', path: '/panel/reports/events', prepare: administered(), act: async (page) => {
    await rows(page);
    await page.locator('main button[aria-expanded]').first().click();
    await page.locator('[role=dialog] input').first().waitFor();
  } },
  { name: 'panel-event', path: '/panel/reports/events/998', prepare: administered(), act: (page) => page.locator('[role=dialog] dl').first().waitFor() },
  { name: 'panel-events-delete', path: '/panel/reports/events?source=user', prepare: administered(), act: async (page) => {
    await rows(page);
    await page.locator('main section a[download] + button').click();
    await page.locator('[role=dialog] button[data-autofocus]').waitFor();
  } },
  { name: 'panel-changes', path: '/panel/reports/changes', prepare: administered(), act: rows },
  { name: 'panel-change', path: '/panel/reports/changes/497', prepare: administered(), act: (page) => page.locator('[role=dialog] pre').first().waitFor() },
  { name: 'panel-access', path: '/panel/web/security', prepare: administered(), act: async (page) => {
    await page.locator('main li button').nth(4).click();
    await page.locator('main li input').waitFor();
  } },
  { name: 'panel-access-locked-out', path: '/panel/web/security', prepare: administered(), act: async (page) => {
    await page.locator('main li').nth(2).locator('button').last().click();
    await submit(page);
    await page.locator('[role=dialog] button[data-autofocus]').waitFor();
  } },
  { name: 'panel-access-auditor', path: '/panel/web/security', prepare: audited, act: (page) => page.locator('main li').first().waitFor() },
  { name: 'panel-my-sign-in', path: '/panel/my-sign-in', prepare: administered(), act: async (page) => {
    await page.locator('main section').nth(1).locator('button').click();
    await page.locator('main svg[role=img]').waitFor();
  } },
  { name: 'panel-my-sign-in-on', path: '/panel/my-sign-in', prepare: audited, act: async (page) => {
    await page.locator('main section').nth(1).locator('button').click();
    await page.locator('input[name=code]').waitFor();
  } },
];
