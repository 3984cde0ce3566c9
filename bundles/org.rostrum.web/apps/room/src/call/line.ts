// SPDX-License-Identifier: Apache-2.0
import { CallDesk, CallLine, MovingTransport, systemClock } from '@rostrum/core';
import { wire } from '../app/browser';

/** A call of this page: its room, and a way between the two browsers beside that through the server. */
export function browserLine(): CallLine {
  const { room, transport: moving } = wire((server, request) => new MovingTransport({ server, request, clock: systemClock }));
  const line = new CallLine({ room, moving, desk: new CallDesk(room.signal) });
  window.addEventListener('pagehide', () => void line.hangUp());
  return line;
}
