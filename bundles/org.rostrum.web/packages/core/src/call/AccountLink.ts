// SPDX-License-Identifier: Apache-2.0
import { SignalClient, type SignalOptions } from '../signal/SignalClient';
import { CallDesk } from './CallDesk';

/**
 * The signalling connection that a page keeps for the signed-in account while nobody is in a meeting: hears who calls and how others
 * are, and comes back by itself. One for each page.
 */
export class AccountLink {
  readonly signal: SignalClient;
  readonly desk: CallDesk;

  constructor(options: SignalOptions) {
    this.signal = new SignalClient(options);
    this.desk = new CallDesk(this.signal);
  }

  open(): void {
    this.signal.connect();
  }

  close(): void {
    this.desk.close();
    this.signal.close();
  }
}
