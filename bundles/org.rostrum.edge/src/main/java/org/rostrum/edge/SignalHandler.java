// SPDX-License-Identifier: Apache-2.0
package org.rostrum.edge;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;
import org.rostrum.identity.group.Right;

/**
 * Whiteboard service that adds message types to the signalling socket. Bodies are checked against the handler's JSON
 * Schemas before {@link #handle} sees them.
 */
@ConsumerType
public interface SignalHandler {

    /** Request types that it handles, e.g. {@code media.connect}; constant. */
    Set<String> types();

    /**
     * A JSON Schema file: {@code <type>.request.json}, or one that such a file refers to by a relative {@code $ref}, e.g.
     * {@code common.json}. The socket closes the stream. Null for a request file is a bug and disables its type.
     */
    @Nullable InputStream schema(String fileName);

    /** The right without which a request of this type is refused with {@code rightMissing} before {@link #handle}; constant. */
    default Optional<Right> needs(String type) {
        return Optional.empty();
    }

    /**
     * Handles one request, on a pool thread, in order for each connection. Failures are
     * {@link org.rostrum.base.error.RostrumException}, thrown or in the stage.
     *
     * @return body of the answer; null node for an empty one
     */
    CompletionStage<JsonNode> handle(String type, JsonNode body, SignalConnection connection);

    /** The connection's seat ended, or the connection closed, or this handler was removed: let go of what belongs to it. */
    default void released(SignalConnection connection) {}
}
