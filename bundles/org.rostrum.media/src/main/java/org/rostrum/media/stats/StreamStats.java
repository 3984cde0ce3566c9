// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.stats;

import org.rostrum.base.id.ParticipantId;
import org.rostrum.media.MediaSource;
import org.rostrum.media.leg.SlotState.Pause;

/**
 * One stream of a participant: upwards each layer that he sends, downwards each receive slot that is somebody's. Immutable.
 *
 * @param of            whose sound or picture it is
 * @param codec         as in {@link org.rostrum.media.TrackInfo}; empty before the first packet
 * @param layer         name of the layer, {@code h}, {@code m} or {@code l} for simulcast; empty if there is one only
 * @param width         pixels; 0 for sound and while unknown
 * @param height        pixels; 0 for sound and while unknown
 * @param fps           frames of the last second; 0 for sound
 * @param bitsPerSecond of the last second, RTP headers and repair included
 * @param lossPercent   share lost on the way in the last second, before repair; −1 unknown
 * @param jitterMs      interarrival jitter (RFC 3550 section 6.4.1); −1 unknown
 * @param pause         why nothing flows
 */
public record StreamStats(
        MediaSource source, ParticipantId of, Direction direction, String codec, String layer, int width, int height, double fps,
        long bitsPerSecond, double lossPercent, double jitterMs, Pause pause) {}
