// SPDX-License-Identifier: Apache-2.0
// New passwords and their rules (30 section 16), for set-up, personal area and panel; texts in locales/passwords.en.json.
export { PasswordForm } from './PasswordForm';
export { passwordFault, rulesText, usePasswordRules } from './passwordRules';
