// SPDX-License-Identifier: Apache-2.0
package org.rostrum.webrtc.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rostrum.base.error.RostrumException;
import org.rostrum.media.MediaSource;
import org.rostrum.media.leg.MediaCodec;
import org.rostrum.media.leg.MediaLeg;
import org.rostrum.media.leg.ReceiveSlot;
import org.rostrum.media.net.MediaTransport;
import org.rostrum.media.net.MediaTransports;

/**
 * Offers with growing revisions, and one answer to each (docs/protocols/media.md, "One offer, named sections"). Guarded by the
 * {@link BrowserLeg} that it belongs to.
 */
final class Negotiation {

    private final long sessionId;
    private final Set<MediaCodec> codecs;
    private final MediaTransports transports;
    private final MediaTransport transport;
    private final MediaLeg leg;
    private int revision;
    private boolean answered = true;
    private boolean due;
    private MediaCodec codec;
    private List<ReceiveSlot> slots = List.of();
    private String sdp = "";
    private String knownRemote = "";
    private boolean redundantSound;

    /**
     * @param sessionId of the session description (RFC 8866 section 5.2)
     * @param revision  of the last offer of the transport that this one replaces; 0 if there was none
     * @param codecs    of pictures that the client takes
     */
    Negotiation(long sessionId, int revision, Set<MediaCodec> codecs, MediaTransports transports, MediaTransport transport, MediaLeg leg) {
        this.sessionId = sessionId;
        this.revision = revision;
        this.codecs = codecs;
        this.transports = transports;
        this.transport = transport;
        this.leg = leg;
        codec = leg.videoCodec();
    }

    int revision() {
        return revision;
    }

    /** The last offer. */
    String sdp() {
        return sdp;
    }

    /** Whether nothing waits for its answer. */
    boolean answered() {
        return answered;
    }

    /**
     * Makes a new offer of what holds now; one that waits for its answer comes first.
     *
     * @param reachedPort port of ours at which the client's page reached us
     * @return whether there is one to tell
     */
    boolean offer(int reachedPort) {
        if (!answered) {
            due = true;
            return false;
        }
        due = false;
        answered = false;
        revision++;
        codec = leg.videoCodec();
        slots = inOfferOrder(leg.slots());
        sdp = OfferWriter.write(sessionId, revision, new OfferWriter.Terms(transport.localUfrag(), transport.localPassword(),
                transports.fingerprint(), transports.candidates(reachedPort), codec, codecs, slots, redundantSound)).write();
        return true;
    }

    /** Sections that were offered keep their place; new ones follow. */
    private List<ReceiveSlot> inOfferOrder(List<ReceiveSlot> all) {
        List<ReceiveSlot> ordered = new ArrayList<>(slots);
        all.stream().filter(slot -> !ordered.contains(slot)).forEach(ordered::add);
        return ordered;
    }

    /**
     * Takes the answer to the last offer.
     *
     * @return whether another offer has been waiting for it
     * @throws RostrumException with a {@link MediaError}; everything is as before
     */
    boolean answer(int ofRevision, String text) {
        if (ofRevision != revision) {
            throw new RostrumException(MediaError.STALE_REVISION, "the last offer has revision " + revision, "revision");
        }
        if (answered) {
            throw new RostrumException(MediaError.ANSWER_NOT_EXPECTED, "revision " + revision + " has been answered", "revision");
        }
        AnswerReader.Answer answer = AnswerReader.read(text, mids());
        answered = true;
        String remote = answer.ufrag() + " " + answer.password() + " " + answer.fingerprint();
        if (!remote.equals(knownRemote)) {
            knownRemote = remote;
            transport.remote(answer.ufrag(), answer.password(), answer.fingerprint());
        }
        leg.negotiated(answer.format(), answer.inputs());
        return due;
    }

    private List<String> mids() {
        List<String> mids = new ArrayList<>();
        for (MediaSource source : MediaSource.values()) {
            mids.add(BrowserFormat.mid(source));
        }
        slots.forEach(slot -> mids.add(slot.name()));
        return mids;
    }

    /** Whether the last offer was for another codec. */
    boolean outdated(MediaCodec now) {
        return now != codec;
    }

    /** Whether redundant sound (RFC 2198) is wanted from now on: browsers send it while it is the first codec. @return whether that is news */
    boolean redundantSound(boolean wanted) {
        boolean news = wanted != redundantSound;
        redundantSound = wanted;
        return news;
    }
}
