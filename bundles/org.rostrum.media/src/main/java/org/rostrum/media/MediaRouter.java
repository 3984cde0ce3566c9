// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.id.SessionId;

/** The media plane of this node, an OSGi service. Thread-safe, never blocks. */
@ProviderType
public interface MediaRouter {

    /** The room of a session, made on first use. */
    MediaRoom room(SessionId session);

    /** The room if it exists. */
    Optional<MediaRoom> find(SessionId session);

    /** Ends the room: closes every leg, with cause {@code SESSION_ENDED}. Idempotent. */
    void close(SessionId session);
}
