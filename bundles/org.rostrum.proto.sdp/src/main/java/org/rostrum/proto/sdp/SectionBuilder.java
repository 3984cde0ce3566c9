// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.sdp;

import java.util.ArrayList;
import java.util.List;

/** Puts one section together, line after line. Confined to its caller. */
public final class SectionBuilder {

    private final String kind;
    private final List<String> formats = new ArrayList<>();
    private final List<Attribute> attributes = new ArrayList<>();

    /** @param kind {@code audio} or {@code video}; port 9 and DTLS-SRTP with feedback as RFC 8829 section 5.2.1 wants */
    public SectionBuilder(String kind) {
        this.kind = kind;
    }

    public SectionBuilder flag(String name) {
        attributes.add(new Attribute(name, ""));
        return this;
    }

    public SectionBuilder attribute(String name, Object value) {
        attributes.add(new Attribute(name, value.toString()));
        return this;
    }

    public SectionBuilder extension(int id, String uri) {
        return attribute("extmap", id + " " + uri);
    }

    /** Adds a payload type with everything about it. */
    public SectionBuilder codec(Codec codec) {
        int type = codec.payloadType();
        formats.add(String.valueOf(type));
        attribute("rtpmap", type + " " + codec.name() + "/" + codec.clockRate() + (codec.channels() > 1 ? "/" + codec.channels() : ""));
        codec.feedback().forEach(f -> attribute("rtcp-fb", type + " " + f));
        if (!codec.parameters().isEmpty()) {
            List<String> parts = new ArrayList<>();
            codec.parameters().forEach((name, value) -> parts.add(value.isEmpty() ? name : name + "=" + value));
            attribute("fmtp", type + " " + String.join(";", parts));
        }
        return this;
    }

    public MediaSection build() {
        return new MediaSection(kind, 9, "UDP/TLS/RTP/SAVPF", formats, new Attributes(attributes));
    }
}
