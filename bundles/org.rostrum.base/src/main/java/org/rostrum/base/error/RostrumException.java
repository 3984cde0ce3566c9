// SPDX-License-Identifier: Apache-2.0
package org.rostrum.base.error;

import org.jspecify.annotations.Nullable;

/**
 * A refused request. Expected outcomes are values instead, and bugs are {@link IllegalStateException} or
 * {@link IllegalArgumentException}. The message is for people and may reach them; it never holds a secret.
 */
public final class RostrumException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ErrorCode error;
    private final @Nullable String location;

    public RostrumException(ErrorCode error, String message) {
        this(error, message, null, null);
    }

    /** @param location name of the field or path part at fault, as on the wire; null if none */
    public RostrumException(ErrorCode error, String message, @Nullable String location) {
        this(error, message, location, null);
    }

    public RostrumException(ErrorCode error, String message, @Nullable String location, @Nullable Throwable cause) {
        super(message, cause);
        this.error = error;
        this.location = location;
    }

    /** Why it was refused. */
    public ErrorCode error() {
        return error;
    }

    /** Field or path part at fault; null if none. */
    public @Nullable String location() {
        return location;
    }
}
