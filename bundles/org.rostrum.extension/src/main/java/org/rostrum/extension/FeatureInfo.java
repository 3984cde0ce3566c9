// SPDX-License-Identifier: Apache-2.0
package org.rostrum.extension;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One part of the server as an administrator sees it. Immutable.
 *
 * @param id             unique name, e.g. {@code rostrum-web}, {@code org.example.applause}
 * @param title          English, short
 * @param description    English sentence; may be empty
 * @param reason         code of what keeps it from being active, e.g. {@code extension_not_licensed}; null: nothing
 * @param licenceFeature fixed name of the licence feature that it needs (00/R-4); null: none
 * @param can            what may be done with it now
 */
public record FeatureInfo(
        String id,
        String title,
        String description,
        String version,
        Kind kind,
        State state,
        @Nullable String reason,
        Licensing licensing,
        @Nullable String licenceFeature,
        Set<Action> can) {

    public FeatureInfo {
        can = Set.copyOf(can);
    }

    /** Where it belongs. */
    public enum Kind {
        /** Part of every server. */
        CORE,
        /** Came as a KAR file. */
        EXTENSION,
        /** Third parties and ground that others stand on. */
        LIBRARY
    }

    /** How it is. */
    public enum State {
        ACTIVE,
        /** Stopped by an administrator. */
        STOPPED,
        /** In the server, but neither started nor stopped by anybody. */
        INSTALLED,
        /** Its file is kept, nothing of it is in the server. */
        AVAILABLE,
        /** Should be active and is not; the reason says why. */
        FAILED
    }

    /** What the licence says about it. */
    public enum Licensing {
        GRANTED,
        MISSING,
        NOT_NEEDED
    }

    /** What an administrator may do. */
    public enum Action {
        START,
        STOP,
        INSTALL,
        UNINSTALL
    }
}
