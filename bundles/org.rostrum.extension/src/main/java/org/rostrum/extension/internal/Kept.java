// SPDX-License-Identifier: Apache-2.0
package org.rostrum.extension.internal;

import org.jspecify.annotations.Nullable;

/**
 * One extension as it is kept on disk. Immutable.
 *
 * @param licenceFeature null: none needed
 * @param sha256         of its KAR file
 * @param wanted         what the administrator wants
 * @param deployed       name of its file in the deploy folder; null if it came another way
 * @param reason         why it is not as wanted: code; null: it is
 */
record Kept(
        String id,
        String title,
        String description,
        String version,
        @Nullable String licenceFeature,
        String sha256,
        Wanted wanted,
        @Nullable String deployed,
        @Nullable String reason) {

    /** What an administrator wants of an extension. */
    enum Wanted {
        ACTIVE,
        STOPPED,
        /** Only its file. */
        AVAILABLE
    }

    static Kept of(Kar kar, Platform.Part part, @Nullable String deployed) {
        return new Kept(kar.id(), kar.title(), part.description(), part.version(), kar.licenceFeature(), kar.sha256(), Wanted.ACTIVE,
                deployed, null);
    }

    Kept wanting(Wanted now) {
        return new Kept(id, title, description, version, licenceFeature, sha256, now, deployed, null);
    }

    Kept because(@Nullable String code) {
        return new Kept(id, title, description, version, licenceFeature, sha256, wanted, deployed, code);
    }
}
