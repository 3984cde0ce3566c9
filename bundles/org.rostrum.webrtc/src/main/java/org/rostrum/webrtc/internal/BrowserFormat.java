// SPDX-License-Identifier: Apache-2.0
package org.rostrum.webrtc.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rostrum.media.MediaSource;
import org.rostrum.media.leg.LegFormat.PayloadType;
import org.rostrum.media.leg.MediaCodec;
import org.rostrum.proto.sdp.Codec;

/** The numbers and names that our offers fix: payload types, extension ids, mids, RIDs. The same for every browser. */
final class BrowserFormat {

    static final int MID = 1;
    static final int RID = 2;
    static final int REPAIRED_RID = 3;
    static final int AUDIO_LEVEL = 4;
    static final int TRANSPORT_CC = 5;
    static final int ORIENTATION = 6;
    static final int DEPENDENCY_DESCRIPTOR = 7;

    /** Layers of the camera, best first. */
    static final List<String> RIDS = List.of("h", "m", "l");

    /** Opus with two channels and more bits, for content audio; a payload type of its own, since a bundle has one meaning for each. */
    static final int OPUS_STEREO = 112;

    /** Opus with earlier sounds in the same packet (RFC 2198), for whoever loses many. */
    static final int RED = 63;

    /** Enough for all layers of a camera at their least; the sender's estimate takes over after the first feedback. */
    private static final String START_KBPS = "1500";

    static final int MAX_AUDIO_SLOTS = 8;
    static final int MAX_VIDEO_SLOTS = 49;

    private static final Map<MediaCodec, PayloadType> TYPES = Map.of(
            MediaCodec.OPUS, new PayloadType(111, -1),
            MediaCodec.VP8, new PayloadType(96, 97),
            MediaCodec.VP9, new PayloadType(98, 99),
            MediaCodec.H264, new PayloadType(102, 103),
            MediaCodec.AV1, new PayloadType(45, 46));

    private BrowserFormat() {}

    /** Mid of the section in which the client sends a source. */
    static String mid(MediaSource source) {
        return switch (source) {
            case MICROPHONE -> "mic";
            case CAMERA -> "cam";
            case CONTENT -> "con";
            case CONTENT_AUDIO -> "cau";
        };
    }

    static PayloadType type(MediaCodec codec) {
        PayloadType type = TYPES.get(codec);
        if (type == null) {
            throw new IllegalArgumentException(codec + " is not offered to browsers");
        }
        return type;
    }

    /** Opus as RFC 7587 section 6.1: forward error correction inside, frames down to 10 ms. */
    static Codec opus(boolean stereo, List<String> feedback) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("minptime", "10");
        parameters.put("useinbandfec", "1");
        if (stereo) {
            parameters.put("stereo", "1");
            parameters.put("sprop-stereo", "1");
            parameters.put("maxaveragebitrate", "128000");
        }
        return new Codec(stereo ? OPUS_STEREO : type(MediaCodec.OPUS).media(), "opus", 48_000, 2, parameters, feedback);
    }

    /** Listed behind Opus, which stays what is meant to be used; before Opus where it is to be sent. */
    static Codec red(List<String> feedback) {
        String opus = String.valueOf(type(MediaCodec.OPUS).media());
        return new Codec(RED, "red", 48_000, 2, Map.of(opus + "/" + opus, ""), feedback);
    }

    static Codec video(MediaCodec codec, List<String> feedback) {
        return new Codec(type(codec).media(), codec.name(), 90_000, 0, parameters(codec), feedback);
    }

    static Codec retransmission(MediaCodec codec) {
        PayloadType type = type(codec);
        return new Codec(type.rtx(), "rtx", 90_000, 0, Map.of("apt", String.valueOf(type.media())), List.of());
    }

    private static Map<String, String> parameters(MediaCodec codec) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (codec == MediaCodec.H264) {
            // RFC 6184 section 8.1: constrained baseline is what every decoder takes
            parameters.put("level-asymmetry-allowed", "1");
            parameters.put("packetization-mode", "1");
            parameters.put("profile-level-id", "42e01f");
        } else if (codec == MediaCodec.VP9) {
            parameters.put("profile-id", "0");
        }
        // Chromium begins at 300 kbit/s and needs ten seconds and more until the top layer comes; others ignore it
        parameters.put("x-google-start-bitrate", START_KBPS);
        return parameters;
    }
}
