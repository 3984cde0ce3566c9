// SPDX-License-Identifier: Apache-2.0
export type { paths, components } from './generated/rest';
