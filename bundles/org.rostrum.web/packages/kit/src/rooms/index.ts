// SPDX-License-Identifier: Apache-2.0
// Making and changing rooms, for the personal area and the panel; texts in locales/rooms.en.json.
export { RoomForm } from './RoomForm';
export * from './roomDraft';
