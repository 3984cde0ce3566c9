// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.file;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a server asks its issuer for (10/REG-16…19). It holds no secret: of the key only its digest.
 *
 * @param id           32 random hexadecimal digits; the answer repeats them
 * @param serverId     of the key, or of the server that has none
 * @param keyDigest    null: without registration key
 * @param serverName   DNS name
 * @param host         {@link HostBinding} of the server
 * @param majorVersion of the server
 */
public record RequestFile(
        String id,
        String serverId,
        @Nullable String keyDigest,
        String serverName,
        String host,
        int majorVersion,
        Instant createdAt) {

    private static final String TITLE = "ROSTRUM LICENCE REQUEST";

    public String write() {
        ObjectNode json = JsonFields.object();
        json.put("id", id).put("server_id", serverId).put("key_digest", keyDigest).put("server_name", serverName);
        json.put("host", host).put("major_version", majorVersion).put("created_at", createdAt.toString());
        byte[] payload = json.toString().getBytes(StandardCharsets.UTF_8);
        return Armour.begin(TITLE) + Armour.content(Map.of("Format", "1.0"), payload) + Armour.end(TITLE);
    }

    public static RequestFile read(String text) throws LicenceFileException {
        Armour.Parts parts = Armour.parts(Armour.between(Armour.normal(text), Armour.begin(TITLE), Armour.end(TITLE)));
        Armour.checkFormat(parts);
        JsonFields json = JsonFields.of(parts.payload());
        return new RequestFile(
                json.text("id", "[0-9a-f]{32}"),
                json.text("server_id", "[0-9A-Z]{5}"),
                json.optional("key_digest", "[0-9a-f]{64}"),
                json.text("server_name", "[a-z0-9.-]{1,253}"),
                json.text("host", "[0-9a-f]{64}"),
                json.limit("major_version").asInt(),
                json.time("created_at"));
    }
}
