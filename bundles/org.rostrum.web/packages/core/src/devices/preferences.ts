// SPDX-License-Identifier: Apache-2.0

/** What this browser remembers between meetings. */
export interface DevicePreferences {
  readonly microphone: string | null;
  readonly camera: string | null;
  readonly speaker: string | null;
  readonly microphoneOn: boolean;
  readonly cameraOn: boolean;
  /** Listen on this computer while muted, to tell who speaks in vain; see {@link Microphone}. */
  readonly mutedHint: boolean;
}

export const defaultPreferences: DevicePreferences = {
  microphone: null,
  camera: null,
  speaker: null,
  microphoneOn: true,
  cameraOn: true,
  mutedHint: true,
};

const KEY = 'rostrum.devices';

export function loadPreferences(storage: Pick<Storage, 'getItem'>): DevicePreferences {
  try {
    const stored: unknown = JSON.parse(storage.getItem(KEY) ?? '{}');
    return { ...defaultPreferences, ...(typeof stored === 'object' ? stored : {}) };
  } catch {
    return defaultPreferences;
  }
}

export function savePreferences(storage: Pick<Storage, 'setItem'>, preferences: DevicePreferences): void {
  try {
    storage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // Storage may be full or forbidden; the choice then lasts as long as the page.
  }
}
