// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.leg;

import org.rostrum.base.id.ParticipantId;
import org.rostrum.media.MediaSource;

/**
 * How the time stamps of a slot relate to the time of capture, so that an endpoint can tell how late sound and picture of one person
 * are against each other whatever slots carry them. It holds from its time stamp on until another one of the slot is told.
 *
 * @param participant whose sound or picture it is
 * @param timestamp   RTP time stamp in the slot, unsigned
 * @param capturedUs  when that was captured, microseconds since 1970 by the server's clock; the same clock for all that one
 *                    participant sends, while between participants it may be off by what their packets were under way
 */
public record SlotClock(ReceiveSlot slot, ParticipantId participant, MediaSource source, int timestamp, long capturedUs) {}
