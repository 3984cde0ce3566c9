// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media;

import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;

/**
 * One track that arrives at the server.
 *
 * @param codec     as in SDP, upper case: {@code OPUS}, {@code VP8}
 * @param clockRate of its RTP time stamps, Hz
 */
public record TrackInfo(SessionId session, ParticipantId participant, MediaSource source, String codec, int clockRate) {}
