// SPDX-License-Identifier: Apache-2.0
package org.rostrum.signal.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rostrum.edge.SignalConnection;
import org.rostrum.edge.SignalHandler;
import org.rostrum.identity.group.Right;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Request types and what runs for them; the first to bring a type keeps it. Thread-safe. */
final class HandlerRegistry {

    private static final Logger logger = LoggerFactory.getLogger(HandlerRegistry.class);

    /** Runs one request whose body has been checked. */
    interface Request {
        CompletionStage<JsonNode> run(Connection connection, JsonNode body);
    }

    /** A type's code, the schema of its bodies, and whose it is. */
    record Entry(Request request, JsonSchema schema, Object owner) {}

    private final Map<String, Entry> byType = new ConcurrentHashMap<>();
    private final Set<SignalHandler> handlers = ConcurrentHashMap.newKeySet();

    void add(SignalHandler handler) {
        handlers.add(handler);
        add(handler, handler::schema, handler.types(), type -> request(handler, type));
    }

    private static Request request(SignalHandler handler, String type) {
        Optional<Right> right = handler.needs(type);
        return (connection, body) -> {
            right.ifPresent(connection::require);
            return handler.handle(type, body, connection);
        };
    }

    void remove(SignalHandler handler) {
        handlers.remove(handler);
        byType.values().removeIf(entry -> entry.owner() == handler);
    }

    /** Adds types of one owner whose schema files are read through {@code files}. */
    void add(Object owner, Function<String, @Nullable InputStream> files, Set<String> types, Function<String, Request> request) {
        Schemas schemas = new Schemas(files);
        for (String type : types) {
            try {
                Optional<JsonSchema> schema = schemas.request(type);
                if (schema.isEmpty()) {
                    logger.error("message type {} has no schema and is disabled", type);
                } else if (byType.putIfAbsent(type, new Entry(request.apply(type), schema.get(), owner)) != null) {
                    logger.warn("message type {} has a handler already; another one is ignored", type);
                }
            } catch (RuntimeException e) {
                logger.error("schema of message type {} cannot be used; the type is disabled", type, e);
            }
        }
    }

    Optional<Entry> find(String type) {
        return Optional.ofNullable(byType.get(type));
    }

    /** In alphabetical order. */
    Set<String> types() {
        return new TreeSet<>(byType.keySet());
    }

    /** Tells every handler that a connection's seat or the connection itself is over. */
    void released(SignalConnection connection) {
        guarded(handler -> handler.released(connection));
    }

    private void guarded(Consumer<SignalHandler> call) {
        for (SignalHandler handler : handlers) {
            try {
                call.accept(handler);
            } catch (RuntimeException e) {
                logger.error("a signal handler failed to let go", e);
            }
        }
    }
}
