// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The file {@code licence.json} in the data folder: written beside and renamed, so that it is old or new, never half. */
final class StateFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LARGEST = 1024 * 1024;

    private final Path file;

    StateFile(Path folder) {
        this.file = folder.resolve("licence.json");
    }

    /** Empty: there is none yet. */
    Optional<StoredState> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        if (Files.size(file) > LARGEST) {
            throw new IOException(file + " is too large");
        }
        JsonNode json = JSON.readTree(Files.readAllBytes(file));
        String serverId = text(json, "server_id");
        if (serverId == null) {
            throw new IOException(file + " has no server_id");
        }
        try {
            return Optional.of(new StoredState(
                    serverId,
                    text(json, "key_digest"),
                    text(json, "licence"),
                    time(json, "installed_at"),
                    text(json, "answered"),
                    pending(json.path("request")),
                    json.hasNonNull("warned_days") ? json.get("warned_days").asInt() : null));
        } catch (RuntimeException e) {
            throw new IOException(file + " is damaged", e);
        }
    }

    private static StoredState.@Nullable Pending pending(JsonNode json) {
        String id = text(json, "id");
        String serverId = text(json, "server_id");
        Instant created = time(json, "created_at");
        return id == null || serverId == null || created == null
                ? null
                : new StoredState.Pending(id, serverId, text(json, "key_digest"), created);
    }

    private static @Nullable String text(JsonNode json, String name) {
        return json.path(name).textValue();
    }

    private static @Nullable Instant time(JsonNode json, String name) {
        String text = text(json, name);
        return text == null ? null : Instant.parse(text);
    }

    void write(StoredState state) throws IOException {
        ObjectNode json = JSON.createObjectNode().put("server_id", state.serverId()).put("key_digest", state.keyDigest());
        json.put("licence", state.licence()).put("installed_at", text(state.installedAt())).put("answered", state.answered());
        StoredState.Pending pending = state.pending();
        if (pending != null) {
            json.putObject("request").put("id", pending.id()).put("server_id", pending.serverId())
                    .put("key_digest", pending.keyDigest()).put("created_at", pending.createdAt().toString());
        }
        json.put("warned_days", state.warnedDays());
        replace((json.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    private void replace(byte[] content) throws IOException {
        Path draft = file.resolveSibling("licence.json.new");
        Files.deleteIfExists(draft);
        var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (FileChannel channel = FileChannel.open(draft, options, mode)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
