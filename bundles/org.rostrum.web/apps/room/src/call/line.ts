// SPDX-License-Identifier: Apache-2.0
import { CallDesk, CallLine, MovingTransport, systemClock, type CallMemory } from '@rostrum/core';
import { wire } from '../app/browser';

const KEY = 'rostrum.call.';

/** Lives as long as the tab, over loading it anew; nobody else reads it. */
const memory: CallMemory = {
  seatOf: (call) => sessionStorage.getItem(KEY + call),
  remember: (call, seat) => (seat === null ? sessionStorage.removeItem(KEY + call) : sessionStorage.setItem(KEY + call, seat)),
};

/** A call of this page: its room, and a way between the two browsers beside that through the server. */
export function browserLine(): CallLine {
  const { room, transport: moving } = wire((server, request) => new MovingTransport({ server, request, clock: systemClock }));
  const line = new CallLine({ room, moving, desk: new CallDesk(room.signal), memory });
  // Whoever loads the page anew goes on; a call whose page does not come back is over in a moment.
  window.addEventListener('pagehide', () => line.leave());
  return line;
}
