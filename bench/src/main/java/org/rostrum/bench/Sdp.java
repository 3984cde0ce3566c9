// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rostrum.bench.media.Extensions;
import org.rostrum.bench.media.Publisher;
import org.rostrum.bench.media.Receiver;
import org.rostrum.bench.media.SendFormat;
import org.rostrum.bench.net.Endpoint;
import org.rostrum.bench.net.Remote;
import org.rostrum.proto.ice.IceCredentials;
import org.rostrum.proto.sdp.Attribute;
import org.rostrum.proto.sdp.Attributes;
import org.rostrum.proto.sdp.Codec;
import org.rostrum.proto.sdp.HeaderExtension;
import org.rostrum.proto.sdp.MediaSection;
import org.rostrum.proto.sdp.SdpReader;
import org.rostrum.proto.sdp.SdpResult;
import org.rostrum.proto.sdp.SectionBuilder;
import org.rostrum.proto.sdp.SessionDescription;

/** Reading and answering descriptions, the same for every server. Pure. */
public final class Sdp {

    private static final Set<String> UNDERSTOOD = Set.of(
            HeaderExtension.MID, HeaderExtension.RID, HeaderExtension.AUDIO_LEVEL, HeaderExtension.TRANSPORT_CC);

    private Sdp() {}

    /** @throws IllegalStateException if a server wrote what cannot be read */
    public static SessionDescription read(String text) {
        if (SdpReader.read(text) instanceof SdpResult.Read read) {
            return read.description();
        }
        throw new IllegalStateException("description not understood: " + text);
    }

    /** Whom to connect to. @param address the candidate to take */
    public static Remote remote(SessionDescription description, InetAddress address, boolean weControl) {
        String ufrag = description.transport("ice-ufrag").orElseThrow();
        String password = description.transport("ice-pwd").orElseThrow();
        return new Remote(candidate(description, address), new IceCredentials(ufrag, password),
                description.transport("fingerprint").orElseThrow(), weControl);
    }

    private static InetSocketAddress candidate(SessionDescription description, InetAddress address) {
        List<String> seen = new ArrayList<>();
        for (MediaSection section : description.media()) {
            for (String line : section.attributes().all("candidate").toList()) {
                String[] parts = line.split(" ");
                seen.add(parts[4]);
                if (parts[2].equalsIgnoreCase("udp") && parts[1].equals("1") && parts[4].equals(address.getHostAddress())) {
                    return new InetSocketAddress(address, Integer.parseInt(parts[5]));
                }
            }
        }
        throw new IllegalStateException("no UDP candidate " + address.getHostAddress() + " among " + seen);
    }

    /** What a client receives by this description of the server. */
    public static Receiver.Format received(SessionDescription server) {
        Set<Integer> video = new HashSet<>();
        Set<Integer> rtx = new HashSet<>();
        Map<Integer, Integer> mediaOfRtx = new HashMap<>();
        int transportCc = 0;
        for (MediaSection section : server.media()) {
            if (section.direction().sends() && !section.rejected()) {
                for (Codec codec : section.codecs()) {
                    (codec.name().equals("rtx") ? rtx : section.kind().equals("video") ? video : new HashSet<Integer>())
                            .add(codec.payloadType());
                }
                section.ssrcGroups().stream().filter(g -> g.semantics().equals("FID") && g.ssrcs().size() == 2)
                        .forEach(g -> mediaOfRtx.put(g.ssrcs().get(1), g.ssrcs().get(0)));
                transportCc = Math.max(transportCc, Extensions.of(section.extensions()).transportCc());
            }
        }
        return new Receiver.Format(video, rtx, mediaOfRtx, transportCc);
    }

    /** SSRCs of video that the server sends. */
    public static List<Integer> videoSsrcs(SessionDescription server) {
        List<Integer> ssrcs = new ArrayList<>();
        for (MediaSection section : server.media()) {
            if (section.kind().equals("video") && section.direction().sends() && !section.ssrcs().isEmpty()) {
                ssrcs.add(section.ssrcs().get(0));
            }
        }
        return ssrcs;
    }

    /** How to send in a section of the server's description; null if it does not take the codec. */
    public static @Nullable SendFormat send(MediaSection section, String codec) {
        int media = -1;
        int rtx = -1;
        int clock = 0;
        for (Codec c : section.codecs()) {
            if (c.name().equalsIgnoreCase(codec) && media < 0) {
                media = c.payloadType();
                clock = c.clockRate();
            } else if (c.name().equals("rtx") && c.parameters().getOrDefault("apt", "").equals(String.valueOf(media))) {
                rtx = c.payloadType();
            }
        }
        return media < 0 ? null : new SendFormat(section.mid(), media, rtx, clock, Extensions.of(section.extensions()));
    }

    /**
     * Answers an offer: sends where {@code sending} says so, receives everything that the server sends.
     *
     * @param transportCc whether the server may number what it sends, to get feedback on it
     */
    public static String answer(SessionDescription offer, Endpoint endpoint, Role role, Set<String> sending, boolean transportCc) {
        List<MediaSection> sections = new ArrayList<>();
        for (MediaSection section : offer.media()) {
            boolean sends = sending.contains(section.mid());
            String direction = sends ? "sendonly" : section.direction().sends() ? "recvonly" : "inactive";
            SectionBuilder answer = transport(new SectionBuilder(section.kind()).attribute("mid", section.mid()), endpoint)
                    .flag(direction);
            section.extensions().stream().filter(e -> UNDERSTOOD.contains(e.uri()))
                    .filter(e -> transportCc || sends || !e.uri().equals(HeaderExtension.TRANSPORT_CC)).forEach(e -> answer.extension(e.id(), e.uri()));
            section.codecs().forEach(answer::codec);
            if (sends) {
                source(answer, section.kind(), role, section.simulcast(false));
            }
            sections.add(answer.build());
        }
        return new SessionDescription("- 1 1 IN IP4 127.0.0.1", session(offer.bundle()), sections).write();
    }

    /** Session attributes of a bundle. */
    public static Attributes session(List<String> mids) {
        return new Attributes(List.of(
                new Attribute("group", "BUNDLE " + String.join(" ", mids)), new Attribute("msid-semantic", " WMS *")));
    }

    /** Adds ICE, DTLS and our only candidate. */
    public static SectionBuilder transport(SectionBuilder section, Endpoint endpoint) {
        InetSocketAddress local = endpoint.localAddress();
        return section
                .attribute("ice-ufrag", endpoint.credentials().ufrag())
                .attribute("ice-pwd", endpoint.credentials().password())
                .attribute("fingerprint", endpoint.fingerprint().startsWith("sha-256") ? endpoint.fingerprint() : "sha-256 " + endpoint.fingerprint())
                .attribute("setup", "active")
                .attribute("candidate", "1 1 udp 2130706431 " + local.getAddress().getHostAddress() + " " + local.getPort() + " typ host")
                .flag("end-of-candidates")
                .flag("rtcp-mux")
                .flag("rtcp-rsize");
    }

    /** Names what we send: layers by RID, else by SSRC. @param layers that the server takes; empty: one */
    public static void source(SectionBuilder section, String kind, Role role, List<String> layers) {
        int number = role.number();
        boolean video = kind.equals("video");
        boolean simulcast = video && !layers.isEmpty() && role.publishes() != null && role.publishes().layers() > 1;
        if (simulcast) {
            Publisher.RIDS.forEach(rid -> section.attribute("rid", rid + " send"));
            section.attribute("simulcast", "send " + String.join(";", Publisher.RIDS));
            return;
        }
        String name = " cname:bench-" + number;
        long ssrc = video ? Publisher.videoSsrc(number, 0) : Publisher.audioSsrc(number);
        section.attribute("msid", "bench" + number + " " + kind);
        if (video) {
            section.attribute("ssrc-group", "FID " + ssrc + " " + Publisher.rtxSsrc(number, 0));
        }
        section.attribute("ssrc", ssrc + name);
        if (video) {
            section.attribute("ssrc", Publisher.rtxSsrc(number, 0) + name);
        }
    }
}
