// SPDX-License-Identifier: Apache-2.0

export class Refused extends Error {
  constructor(status, reason, location) {
    super(reason);
    Object.assign(this, { status, reason, location });
  }
}

/** Ends an operation with the refusal of the server. */
export const refuse = (status, reason, location) => {
  throw new Refused(status, reason, location);
};
