// SPDX-License-Identifier: Apache-2.0
// Profiles of people (30 section 4), for the personal area and the panel; texts in locales/profile.en.json.
export { PersonPicture, pictureOf } from './PersonPicture';
export { PictureField } from './PictureField';
export { ProfileFields } from './ProfileFields';
export { emptyProfile, PROFILE_FIELDS, type ProfileField, type ProfileDraft, profileOf } from './profileFields';
