// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.sdp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One {@code m=} section. Immutable. Views leave out what they cannot read: one malformed line does not spoil the rest.
 *
 * @param kind     {@code audio}, {@code video}, {@code application}
 * @param port     0 means refused, unless bundled
 * @param protocol e.g. {@code UDP/TLS/RTP/SAVPF}
 * @param formats  payload types, best first
 */
public record MediaSection(String kind, int port, String protocol, List<String> formats, Attributes attributes) {

    public MediaSection {
        formats = List.copyOf(formats);
    }

    /** Name within the bundle; empty if it has none. */
    public String mid() {
        return attributes.first("mid").orElse("");
    }

    public Direction direction() {
        for (Direction direction : Direction.values()) {
            if (attributes.has(direction.wire())) {
                return direction;
            }
        }
        return Direction.SENDRECV;
    }

    /** Whether the author wants this section at all. */
    public boolean rejected() {
        return port == 0 && !attributes.has("bundle-only");
    }

    /** Payload types in the order of the section. */
    public List<Codec> codecs() {
        Map<String, String> maps = byPayloadType("rtpmap");
        Map<String, String> parameters = byPayloadType("fmtp");
        List<Codec> codecs = new ArrayList<>();
        for (String format : formats) {
            String map = maps.get(format);
            if (map != null) {
                codec(format, map, parameters.getOrDefault(format, "")).ifPresent(codecs::add);
            }
        }
        return codecs;
    }

    private Map<String, String> byPayloadType(String name) {
        Map<String, String> values = new LinkedHashMap<>();
        attributes.all(name).forEach(line -> {
            int space = line.indexOf(' ');
            if (space > 0) {
                values.putIfAbsent(line.substring(0, space), line.substring(space + 1).trim());
            }
        });
        return values;
    }

    private Optional<Codec> codec(String format, String map, String parameters) {
        String[] parts = map.split("/");
        int payloadType = Text.number(format);
        int clockRate = parts.length > 1 ? Text.number(parts[1]) : -1;
        if (payloadType < 0 || payloadType > 127 || clockRate <= 0) {
            return Optional.empty();
        }
        int channels = parts.length > 2 ? Math.max(0, Text.number(parts[2])) : 0;
        return Optional.of(new Codec(payloadType, parts[0], clockRate, channels, Text.parameters(parameters), feedback(format)));
    }

    private List<String> feedback(String format) {
        List<String> lines = new ArrayList<>();
        attributes.all("rtcp-fb").forEach(line -> {
            int space = line.indexOf(' ');
            if (space > 0 && (line.startsWith(format + " ") || line.startsWith("* "))) {
                lines.add(line.substring(space + 1).trim());
            }
        });
        return lines;
    }

    public List<HeaderExtension> extensions() {
        return views("extmap", line -> {
            String[] parts = line.split(" ");
            int id = Text.number(Text.before(Text.before(line, ' '), '/'));
            return parts.length > 1 && id > 0 && id < 256 ? Optional.of(new HeaderExtension(id, parts[1])) : Optional.empty();
        });
    }

    /** RIDs that the author sends or receives, in the order of {@code a=simulcast}; paused ones too. */
    public List<String> simulcast(boolean send) {
        List<String> words = attributes.first("simulcast").map(v -> Arrays.asList(v.trim().split(" +"))).orElse(List.of());
        int at = words.indexOf(send ? "send" : "recv");
        if (at < 0 || at + 1 >= words.size()) {
            return List.of();
        }
        List<String> rids = new ArrayList<>();
        for (String stream : words.get(at + 1).split(";")) {
            String first = Text.before(stream, ',');
            String rid = first.startsWith("~") ? first.substring(1) : first;
            if (!rid.isEmpty()) {
                rids.add(rid);
            }
        }
        return rids;
    }

    /** Sources that the section names, in order, each once. */
    public List<Integer> ssrcs() {
        return views("ssrc", line -> Text.ssrc(Text.before(line, ' '))).stream().distinct().toList();
    }

    public List<SsrcGroup> ssrcGroups() {
        return views("ssrc-group", line -> {
            String[] parts = line.trim().split(" +");
            List<Integer> ssrcs = Arrays.stream(parts).skip(1).map(Text::ssrc).flatMap(Optional::stream).toList();
            return ssrcs.isEmpty() ? Optional.empty() : Optional.of(new SsrcGroup(parts[0], ssrcs));
        });
    }

    private <T> List<T> views(String name, Function<String, Optional<T>> view) {
        return attributes.all(name).map(view).flatMap(Optional::stream).toList();
    }
}
