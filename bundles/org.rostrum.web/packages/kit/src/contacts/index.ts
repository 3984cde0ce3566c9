// SPDX-License-Identifier: Apache-2.0
export { type Blocked, callAddress, type Contact, type ContactPage, contactsApi, type Folder, type Found, type Target } from './contactsApi';
export { Portrait, PresenceText } from './PresenceMark';
export { usePresence } from './usePresence';
