// SPDX-License-Identifier: Apache-2.0
export { callDuration } from './callDuration';
export { IncomingCall } from './IncomingCall';
export { QuickCall } from './QuickCall';
