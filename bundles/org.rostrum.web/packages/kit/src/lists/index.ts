// SPDX-License-Identifier: Apache-2.0
export { SearchField, useSearch } from './SearchField';
