// SPDX-License-Identifier: Apache-2.0
package org.rostrum.extension.internal;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What installs bundles: the kernel's features, as far as we need them. Calls block. Thread-safe. */
interface Platform {

    /** How a part is. */
    enum Status {
        /** Known, not in the server. */
        ABSENT,
        /** In the server and not started. */
        INSTALLED,
        STARTED
    }

    /** One feature. */
    record Part(String name, String version, String description, Status status) {}

    /** A feature that goes, whatever its version, and the files that described it. */
    record Going(String feature, Set<URI> descriptors) {
        public Going {
            descriptors = Set.copyOf(descriptors);
        }
    }

    /** A feature that comes, and the files that describe it. */
    record Coming(String feature, String version, Set<URI> descriptors) {
        public Coming {
            descriptors = Set.copyOf(descriptors);
        }
    }

    /** All features that the kernel knows. */
    List<Part> parts();

    /** Features of a file, without making them known. */
    List<Part> read(URI descriptor) throws PlatformException;

    /**
     * Whether it would resolve, in place of another version of the feature; changes nothing in the server and forgets the files.
     * Neither the version nor the files may be those of a feature that is there.
     */
    void rehearse(Coming coming) throws PlatformException;

    /** Takes a feature out, if it is there; refreshes no other bundle. */
    void takeOut(Going going) throws PlatformException;

    /** Puts a feature in and starts it; refreshes no other bundle. */
    void putIn(Coming coming) throws PlatformException;

    /** Starts or stops the bundles of a feature that no other started feature has. */
    void setStarted(String name, String version, boolean started) throws PlatformException;

    /** The kernel refused; the message is its own, shortened to what it says about the cause. */
    final class PlatformException extends Exception {
        private static final long serialVersionUID = 1L;

        PlatformException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
