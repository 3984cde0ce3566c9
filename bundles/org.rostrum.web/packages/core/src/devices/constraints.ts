// SPDX-License-Identifier: Apache-2.0

export type Facing = 'user' | 'environment';

export function microphoneConstraints(device: string | null): MediaTrackConstraints {
  return { echoCancellation: true, noiseSuppression: true, autoGainControl: true, ...exactly(device) };
}

/** 720p where the camera can; `facing` counts only while no device is chosen. */
export function cameraConstraints(device: string | null, facing: Facing): MediaTrackConstraints {
  const picture = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } };
  return device ? { ...picture, ...exactly(device) } : { ...picture, facingMode: facing };
}

function exactly(device: string | null): MediaTrackConstraints {
  return device ? { deviceId: { exact: device } } : {};
}
