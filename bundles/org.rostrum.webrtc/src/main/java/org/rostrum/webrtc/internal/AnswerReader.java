// SPDX-License-Identifier: Apache-2.0
package org.rostrum.webrtc.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rostrum.base.error.RostrumException;
import org.rostrum.media.MediaKind;
import org.rostrum.media.MediaSource;
import org.rostrum.media.leg.LegFormat;
import org.rostrum.media.leg.LegFormat.PayloadType;
import org.rostrum.media.leg.LegInput;
import org.rostrum.media.leg.LegInput.Encoding;
import org.rostrum.media.leg.MediaCodec;
import org.rostrum.proto.sdp.Codec;
import org.rostrum.proto.sdp.HeaderExtension;
import org.rostrum.proto.sdp.MediaSection;
import org.rostrum.proto.sdp.SdpReader;
import org.rostrum.proto.sdp.SdpResult;
import org.rostrum.proto.sdp.SessionDescription;

/** What a client's answer says. Sections that it rejects are simply not there; what the bundle needs must be. */
final class AnswerReader {

    /**
     * The answer in our words.
     *
     * @param fingerprint {@code sha-256} and the value
     */
    record Answer(String ufrag, String password, String fingerprint, LegFormat format, List<LegInput> inputs) {}

    private AnswerReader() {}

    /**
     * @param mids of the offer; each must have a section
     * @throws RostrumException with a {@link MediaError}
     */
    static Answer read(String text, List<String> mids) {
        if (!(SdpReader.read(text) instanceof SdpResult.Read read)) {
            SdpResult.Refused refused = (SdpResult.Refused) SdpReader.read(text);
            throw new RostrumException(MediaError.SDP_MALFORMED, refused.problem() + " in line " + refused.line(), "sdp");
        }
        SessionDescription answer = read.description();
        for (String mid : mids) {
            if (answer.section(mid).isEmpty()) {
                throw new RostrumException(MediaError.MID_MISSING, "no section for " + mid, "sdp");
            }
        }
        String fingerprint = required(answer, "fingerprint");
        if (!fingerprint.toLowerCase(Locale.ROOT).startsWith("sha-256 ")) {
            throw new RostrumException(MediaError.SDP_INCOMPLETE, "the fingerprint must be SHA-256", "sdp");
        }
        if (!required(answer, "setup").equals("active")) {
            // RFC 8842 section 5.2: we are the DTLS server
            throw new RostrumException(MediaError.SDP_INCOMPLETE, "setup must be active", "sdp");
        }
        return new Answer(required(answer, "ice-ufrag"), required(answer, "ice-pwd"), fingerprint, format(answer), inputs(answer));
    }

    private static String required(SessionDescription answer, String attribute) {
        return answer.transport(attribute)
                .filter(value -> !value.isBlank() && value.length() <= 256)
                .orElseThrow(() -> new RostrumException(MediaError.SDP_INCOMPLETE, "no " + attribute, "sdp"));
    }

    private static LegFormat format(SessionDescription answer) {
        Set<Integer> taken = new HashSet<>();
        Set<String> extensions = new HashSet<>();
        for (MediaSection section : answer.media()) {
            if (!section.rejected()) {
                section.codecs().stream().map(Codec::payloadType).forEach(taken::add);
                section.extensions().stream().map(HeaderExtension::uri).forEach(extensions::add);
            }
        }
        Map<MediaCodec, PayloadType> types = new LinkedHashMap<>();
        for (MediaCodec codec : List.of(MediaCodec.OPUS, MediaCodec.VP8, MediaCodec.H264, MediaCodec.VP9, MediaCodec.AV1)) {
            PayloadType type = BrowserFormat.type(codec);
            if (taken.contains(type.media())) {
                types.put(codec, new PayloadType(type.media(), taken.contains(type.rtx()) ? type.rtx() : -1));
            }
        }
        Map<Integer, MediaCodec> also =
                taken.contains(BrowserFormat.OPUS_STEREO) ? Map.of(BrowserFormat.OPUS_STEREO, MediaCodec.OPUS) : Map.of();
        return new LegFormat(types, also, new LegFormat.Extensions(
                id(extensions, HeaderExtension.MID, BrowserFormat.MID),
                id(extensions, HeaderExtension.RID, BrowserFormat.RID),
                id(extensions, HeaderExtension.REPAIRED_RID, BrowserFormat.REPAIRED_RID),
                id(extensions, HeaderExtension.AUDIO_LEVEL, BrowserFormat.AUDIO_LEVEL),
                id(extensions, HeaderExtension.TRANSPORT_CC, BrowserFormat.TRANSPORT_CC),
                id(extensions, HeaderExtension.ORIENTATION, BrowserFormat.ORIENTATION),
                id(extensions, HeaderExtension.DEPENDENCY_DESCRIPTOR, BrowserFormat.DEPENDENCY_DESCRIPTOR)),
                taken.contains(BrowserFormat.RED) ? BrowserFormat.RED : -1);
    }

    private static int id(Set<String> taken, String uri, int id) {
        return taken.contains(uri) ? id : 0;
    }

    private static List<LegInput> inputs(SessionDescription answer) {
        List<LegInput> inputs = new ArrayList<>();
        for (MediaSource source : MediaSource.values()) {
            answer.section(BrowserFormat.mid(source))
                    .filter(section -> !section.rejected() && section.direction().sends())
                    .ifPresent(section -> inputs.add(new LegInput(source, section.mid(), encodings(source, section))));
        }
        return inputs;
    }

    private static List<Encoding> encodings(MediaSource source, MediaSection section) {
        List<String> rids = section.simulcast(true);
        List<Encoding> layers = BrowserFormat.RIDS.stream().filter(rids::contains).map(rid -> new Encoding(rid, 0, 0)).toList();
        if (source.kind() == MediaKind.VIDEO && !layers.isEmpty()) {
            return layers;
        }
        Optional<List<Integer>> pair = section.ssrcGroups().stream()
                .filter(group -> group.semantics().equals("FID") && group.ssrcs().size() == 2)
                .map(group -> group.ssrcs())
                .findFirst();
        List<Integer> named = pair.orElse(section.ssrcs());
        int ssrc = named.isEmpty() ? 0 : named.get(0);
        return List.of(new Encoding("", ssrc, pair.isPresent() ? named.get(1) : 0));
    }
}
