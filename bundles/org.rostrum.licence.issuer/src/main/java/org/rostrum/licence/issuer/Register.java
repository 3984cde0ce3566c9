// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.issuer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the issuer has done, one line of JSON each, only ever added to. What counts now, such as who has which name,
 * follows from the lines. Registration keys are in it as digests.
 */
final class Register {

    static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final List<JsonNode> entries = new ArrayList<>();

    Register(Path file) throws IssuerException {
        this.file = file;
        if (!Files.exists(file)) {
            return;
        }
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                entries.add(JSON.readTree(line));
            }
        } catch (JsonProcessingException e) {
            throw new IssuerException("line " + (entries.size() + 1) + " of " + file + " is damaged; repair it before anything is issued");
        } catch (IOException e) {
            throw new IssuerException(file + " cannot be read: " + e.getMessage());
        }
    }

    void add(ObjectNode entry) throws IOException {
        PrivateFile.append(file, entry + "\n");
        entries.add(entry);
    }

    List<JsonNode> entries() {
        return List.copyOf(entries);
    }

    /** Digest of the registration key with this server ID; empty if the issuer made none. */
    Optional<String> keyDigest(String serverId) {
        return last("key", serverId).map(entry -> entry.path("key_digest").asText());
    }

    /** The newest entry of a kind about a server. */
    Optional<JsonNode> last(String type, String serverId) {
        JsonNode found = null;
        for (JsonNode entry : entries) {
            if (is(entry, type) && entry.path("server_id").asText().equals(serverId)) {
                found = entry;
            }
        }
        return Optional.ofNullable(found);
    }

    /** Server IDs by the name that they have (10/REG-25): the last one of each server, unless it was freed. */
    @Nullable String ownerOf(String name) {
        Map<String, String> names = new LinkedHashMap<>();
        for (JsonNode entry : entries) {
            if (is(entry, "name-freed")) {
                names.values().removeIf(entry.path("server_name").asText()::equals);
            } else if (is(entry, "licence") && entry.hasNonNull("server_name")) {
                names.put(entry.path("server_id").asText(), entry.path("server_name").asText());
            }
        }
        return names.entrySet().stream().filter(e -> e.getValue().equals(name)).map(Map.Entry::getKey).findFirst().orElse(null);
    }

    /** Host that the server is bound to (10/REG-23); null: none. */
    @Nullable String bindingOf(String serverId) {
        String host = null;
        for (JsonNode entry : entries) {
            if (!entry.path("server_id").asText().equals(serverId)) {
                continue;
            }
            if (is(entry, "binding-reset")) {
                host = null;
            } else if (is(entry, "licence") && entry.hasNonNull("host")) {
                host = entry.path("host").asText();
            }
        }
        return host;
    }

    /** Number for the next licence: year and count. */
    String nextNumber(int year) {
        long issued = entries.stream().filter(entry -> is(entry, "licence")).count();
        return "%d-%06d".formatted(year, issued + 1);
    }

    static boolean is(JsonNode entry, String type) {
        return entry.path("type").asText().equals(type);
    }
}
