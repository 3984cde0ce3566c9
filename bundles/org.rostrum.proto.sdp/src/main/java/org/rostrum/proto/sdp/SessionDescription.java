// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.sdp;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An offer or answer. Immutable.
 *
 * @param origin value of {@code o=}
 */
public record SessionDescription(String origin, Attributes attributes, List<MediaSection> media) {

    public SessionDescription {
        media = List.copyOf(media);
    }

    /** The section of this name. */
    public Optional<MediaSection> section(String mid) {
        return media.stream().filter(m -> m.mid().equals(mid)).findFirst();
    }

    /** Mids of the first BUNDLE group, the tagged one first (RFC 9143); empty if there is none. */
    public List<String> bundle() {
        return attributes.all("group")
                .filter(g -> g.startsWith("BUNDLE "))
                .findFirst()
                .map(g -> Arrays.stream(g.split(" ")).skip(1).toList())
                .orElse(List.of());
    }

    /**
     * An attribute of the transport ({@code ice-ufrag}, {@code ice-pwd}, {@code fingerprint}, {@code setup}): of the section
     * that carries the bundle, else of the session, else of the first section that has it.
     */
    public Optional<String> transport(String name) {
        Optional<String> tagged = bundle().stream().findFirst().flatMap(this::section).flatMap(m -> m.attributes().first(name));
        return tagged.or(() -> attributes.first(name))
                .or(() -> media.stream().flatMap(m -> m.attributes().all(name)).findFirst());
    }

    /** The text, lines ended with CRLF. */
    public String write() {
        StringBuilder out = new StringBuilder(4096);
        line(out, "v", "0");
        line(out, "o", origin);
        line(out, "s", "-");
        line(out, "t", "0 0");
        attributes.list().forEach(a -> line(out, "a", a.toString()));
        for (MediaSection section : media) {
            line(out, "m", section.kind() + " " + section.port() + " " + section.protocol() + " " + String.join(" ", section.formats()));
            line(out, "c", "IN IP4 0.0.0.0");
            section.attributes().list().forEach(a -> line(out, "a", a.toString()));
        }
        return out.toString();
    }

    private static void line(StringBuilder out, String type, String value) {
        out.append(type).append('=').append(value).append("\r\n");
    }
}
