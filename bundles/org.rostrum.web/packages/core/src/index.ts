// SPDX-License-Identifier: Apache-2.0
/** The web core: signalling, media and the state of a meeting, without any user interface library. */
export type * from './generated/signalling';
export { systemClock, type Clock } from './base/clock';
export { createStore, select, type Readable, type Store } from './base/store';
export { SignalClient, type Connection, type SignalOptions } from './signal/SignalClient';
export { SignalError, codeOf } from './signal/SignalError';
export { signalUrl, webSockets, type Socket, type SocketFactory, type SocketHandlers } from './signal/socket';
export type { EndCause, Events, Requests, RequestType, Slot, SlotWish } from './signal/messages';
export { moderates, type Meeting } from './meeting/meeting';
export { arrange, type Arrangement, type Tile, type ViewMode } from './meeting/arrange';
export { layout, type LayoutDescription, type Rectangle, type Size } from './layout/layout';
export { ForwardedTransport } from './media/ForwardedTransport';
export type { LipState } from './media/LipSync';
export type { ContentHint, MediaTransport, PictureWish, RemoteTrack, TransportState } from './media/MediaTransport';
export { streamBars, type Bars, type Quality, type StreamRate } from './media/quality';
export { Reports, type Level, type Report } from './media/Reports';
export { verdict, type Reason, type Verdict } from './media/verdict';
export type { Limitation, StreamStats, TransportStats } from './media/stats';
export { LocalMedia, type CaptureKind, type CaptureState, type Device, type LocalState } from './devices/LocalMedia';
export type { DeviceProblem } from './devices/DeviceError';
export { AudioOutput } from './devices/AudioOutput';
export { audioContext } from './devices/level';
export { keepAwake } from './devices/wakeLock';
export { defaultPreferences, loadPreferences, savePreferences, type DevicePreferences } from './devices/preferences';
export { Room, type JoinWishes, type RoomParts, type ServerTransport, type Speaking } from './room/Room';
export type { Notice, NoticeBody } from './room/Notices';
export type { RosterView } from './room/Roster';
export { PresenceBook, type PresenceLink, type PresenceStatus } from './presence/PresenceBook';
