// SPDX-License-Identifier: Apache-2.0
package org.rostrum.webrtc.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rostrum.media.MediaKind;
import org.rostrum.media.MediaSource;
import org.rostrum.media.leg.MediaCodec;
import org.rostrum.media.leg.ReceiveSlot;
import org.rostrum.media.net.MediaTransports.Candidate;
import org.rostrum.proto.sdp.Attribute;
import org.rostrum.proto.sdp.Attributes;
import org.rostrum.proto.sdp.HeaderExtension;
import org.rostrum.proto.sdp.MediaSection;
import org.rostrum.proto.sdp.SectionBuilder;
import org.rostrum.proto.sdp.SessionDescription;

/**
 * Writes the server's offer: four sections that take what the client sends, then one for each receive slot, all in one
 * bundle (RFC 8829, RFC 9143). Sections are only added, so that later offers keep the order of earlier ones. Pure.
 */
final class OfferWriter {

    /**
     * What the offer is made of.
     *
     * @param redundantSound whether the microphone is to be sent with redundancy (RFC 2198)
     */
    record Terms(
            String ufrag, String password, String fingerprint, List<Candidate> candidates,
            MediaCodec send, Set<MediaCodec> receive, List<ReceiveSlot> slots, boolean redundantSound) {}

    private static final List<String> REPAIR_AND_RATE = List.of("nack", "nack pli", "ccm fir", "transport-cc");
    private static final List<String> RATE = List.of("transport-cc");

    private final Terms terms;

    private OfferWriter(Terms terms) {
        this.terms = terms;
    }

    /** @param sessionId of {@code o=}; stays for the life of the transport, while {@code revision} grows */
    static SessionDescription write(long sessionId, int revision, Terms terms) {
        return new OfferWriter(terms).write(sessionId, revision);
    }

    private SessionDescription write(long sessionId, int revision) {
        List<MediaSection> sections = new ArrayList<>();
        for (MediaSource source : MediaSource.values()) {
            sections.add(source.kind() == MediaKind.AUDIO ? audioInput(source) : videoInput(source));
        }
        // the order in which slots were made: audio slots exist from the first offer on, video slots are added behind
        for (ReceiveSlot slot : terms.slots) {
            sections.add(slot.kind() == MediaKind.AUDIO ? audioSlot(slot) : videoSlot(slot));
        }
        sections.set(0, withCandidates(sections.get(0)));
        String bundle = String.join(" ", sections.stream().map(MediaSection::mid).toList());
        List<Attribute> session = List.of(
                new Attribute("group", "BUNDLE " + bundle),
                new Attribute("ice-lite", ""),
                new Attribute("extmap-allow-mixed", ""),
                new Attribute("msid-semantic", " WMS *"));
        return new SessionDescription("- " + sessionId + " " + revision + " IN IP4 127.0.0.1", new Attributes(session), sections);
    }

    private SectionBuilder section(String kind, String mid, String direction) {
        return new SectionBuilder(kind)
                .attribute("mid", mid)
                .attribute("ice-ufrag", terms.ufrag)
                .attribute("ice-pwd", terms.password)
                .attribute("fingerprint", "sha-256 " + terms.fingerprint)
                .attribute("setup", "actpass")
                .flag("rtcp-mux")
                .flag("rtcp-rsize")
                .flag(direction)
                .extension(BrowserFormat.MID, HeaderExtension.MID);
    }

    private MediaSection audioInput(MediaSource source) {
        SectionBuilder section = section("audio", BrowserFormat.mid(source), "recvonly")
                .extension(BrowserFormat.AUDIO_LEVEL, HeaderExtension.AUDIO_LEVEL)
                .extension(BrowserFormat.TRANSPORT_CC, HeaderExtension.TRANSPORT_CC);
        if (source == MediaSource.MICROPHONE && terms.redundantSound) {
            section.codec(BrowserFormat.red(RATE));
        }
        return section.codec(BrowserFormat.opus(source == MediaSource.CONTENT_AUDIO, RATE)).build();
    }

    private MediaSection videoInput(MediaSource source) {
        SectionBuilder section = section("video", BrowserFormat.mid(source), "recvonly")
                .extension(BrowserFormat.RID, HeaderExtension.RID)
                .extension(BrowserFormat.REPAIRED_RID, HeaderExtension.REPAIRED_RID)
                .extension(BrowserFormat.TRANSPORT_CC, HeaderExtension.TRANSPORT_CC);
        perCodec(section, Set.of(terms.send));
        section.codec(BrowserFormat.video(terms.send, REPAIR_AND_RATE)).codec(BrowserFormat.retransmission(terms.send));
        if (source == MediaSource.CAMERA && terms.send.simulcast()) {
            BrowserFormat.RIDS.forEach(rid -> section.attribute("rid", rid + " recv"));
            section.attribute("simulcast", "recv " + String.join(";", BrowserFormat.RIDS));
        }
        return section.build();
    }

    private static void perCodec(SectionBuilder section, Set<MediaCodec> codecs) {
        section.extension(BrowserFormat.ORIENTATION, HeaderExtension.ORIENTATION);
        // H.264 has no field for temporal layers of its own
        if (codecs.contains(MediaCodec.AV1) || codecs.contains(MediaCodec.H264)) {
            section.extension(BrowserFormat.DEPENDENCY_DESCRIPTOR, HeaderExtension.DEPENDENCY_DESCRIPTOR);
        }
    }

    private MediaSection audioSlot(ReceiveSlot slot) {
        SectionBuilder section = section("audio", slot.name(), "sendonly")
                .extension(BrowserFormat.AUDIO_LEVEL, HeaderExtension.AUDIO_LEVEL)
                .extension(BrowserFormat.TRANSPORT_CC, HeaderExtension.TRANSPORT_CC)
                .codec(BrowserFormat.opus(false, RATE))
                .codec(BrowserFormat.red(RATE));
        return named(section, slot).attribute("ssrc", Integer.toUnsignedString(slot.ssrc()) + " cname:" + slot.name()).build();
    }

    private MediaSection videoSlot(ReceiveSlot slot) {
        SectionBuilder section = section("video", slot.name(), "sendonly")
                .extension(BrowserFormat.TRANSPORT_CC, HeaderExtension.TRANSPORT_CC);
        perCodec(section, terms.receive);
        for (MediaCodec codec : MediaCodec.values()) {
            if (terms.receive.contains(codec)) {
                section.codec(BrowserFormat.video(codec, REPAIR_AND_RATE)).codec(BrowserFormat.retransmission(codec));
            }
        }
        String ssrc = Integer.toUnsignedString(slot.ssrc());
        String rtx = Integer.toUnsignedString(slot.rtxSsrc());
        return named(section, slot)
                .attribute("ssrc-group", "FID " + ssrc + " " + rtx)
                .attribute("ssrc", ssrc + " cname:" + slot.name())
                .attribute("ssrc", rtx + " cname:" + slot.name())
                .build();
    }

    private static SectionBuilder named(SectionBuilder section, ReceiveSlot slot) {
        return section.attribute("msid", slot.name() + " " + slot.name());
    }

    private MediaSection withCandidates(MediaSection section) {
        List<Attribute> attributes = new ArrayList<>(section.attributes().list());
        for (Candidate c : terms.candidates) {
            // RFC 6544 section 4.5: a TCP candidate of a server waits for its peer
            String type = c.protocol().equals("tcp") ? "typ host tcptype passive" : "typ host";
            attributes.add(new Attribute("candidate",
                    c.foundation() + " 1 " + c.protocol() + " " + c.priority() + " " + c.address() + " " + c.port() + " " + type));
        }
        attributes.add(new Attribute("end-of-candidates", ""));
        return new MediaSection(section.kind(), section.port(), section.protocol(), section.formats(), new Attributes(attributes));
    }
}
