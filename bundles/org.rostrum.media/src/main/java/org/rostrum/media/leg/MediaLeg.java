// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.leg;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.id.ParticipantId;

/**
 * One endpoint in a room. Thread-safe and non-blocking; {@link #packet} and {@link #batchEnd} are called by the worker of
 * the pipe only.
 */
@ProviderType
public interface MediaLeg extends AutoCloseable {

    ParticipantId participant();

    /** Its receive slots, audio first. */
    List<ReceiveSlot> slots();

    /** Adds slots until there are as many; never takes one away. @return all slots, audio first */
    List<ReceiveSlot> grow(int audioSlots, int videoSlots);

    /** The codec in which the endpoint is to send video now. */
    MediaCodec videoCodec();

    /** What was negotiated; replaces what was before. Until then nothing is taken from the endpoint and nothing sent. */
    void negotiated(LegFormat format, List<LegInput> inputs);

    /** What the video slots should show; replaces the last wishes. Slots without a wish carry nothing. */
    void want(List<SlotWish> wishes);

    /** Takes the state of slots and speakers once more to the listener, e.g. after it lost its client for a while. */
    void tellAgain();

    /** The transport is up: packets flow out from now on. */
    void connected(long nowNs);

    /**
     * One RTP packet or RTCP datagram of the endpoint in clear. The array belongs to the caller again on return; 32 octets
     * before and 64 behind the packet may be overwritten.
     */
    void packet(byte[] buffer, int offset, int length, long nowNs);

    /** The batch is over: feedback that was gathered leaves. */
    void batchEnd(long nowNs);

    /** Takes the endpoint out of the room. Idempotent. */
    @Override
    void close();
}
