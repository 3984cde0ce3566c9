// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Whiteboard service that listens to tracks: recorder, transcription, interpretation, streaming. A subscriber node of the
 * packet path: sees every packet of the track that passed its gate, after decryption and repair of order is not done.
 */
@ConsumerType
public interface TrackTap {

    /** Asked once for each track, on a media worker: answer at once. Empty: not interested. */
    Optional<Sink> open(TrackInfo track);

    /** Takes the packets of one track. Called on the track's media worker; must not block or keep the array. */
    @ConsumerType
    interface Sink {

        /**
         * One RTP packet as it arrived, decrypted; for simulcast the layer of best quality that arrives.
         *
         * @param arrivalNs monotonic time of arrival
         */
        void packet(byte[] buffer, int offset, int length, long arrivalNs);

        /** The track ended. */
        void closed();
    }
}
