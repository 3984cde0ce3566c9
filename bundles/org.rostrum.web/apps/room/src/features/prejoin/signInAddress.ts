// SPDX-License-Identifier: Apache-2.0

/** The sign-in page, which leads back here afterwards. */
export function signInAddress(): string {
  return `/sign-in?next=${encodeURIComponent(location.pathname)}`;
}
