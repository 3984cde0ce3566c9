// SPDX-License-Identifier: Apache-2.0
import { systemClock } from '../base/clock';
import { browserHello } from '../signal/browserHello';
import { signalUrl, webSockets } from '../signal/socket';
import { AccountLink } from './AccountLink';

let link: AccountLink | undefined;

/** The one {@link AccountLink} of this page, opened by the first who asks; somebody is signed in. */
export function pageLink(): AccountLink {
  if (link) return link;
  const made = new AccountLink({ sockets: webSockets(signalUrl(location)), clock: systemClock, random: Math.random, hello: browserHello });
  window.addEventListener('online', () => made.signal.networkChanged());
  made.open();
  return (link = made);
}
