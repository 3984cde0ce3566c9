// SPDX-License-Identifier: Apache-2.0
package org.rostrum.extension.internal;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    /**
     * What shall be true afterwards, compared with now.
     *
     * @param features    names of features that go, whatever their version
     * @param descriptors feature files that go with them
     */
    record Going(Set<String> features, Set<URI> descriptors) {
        static final Going NOTHING = new Going(Set.of(), Set.of());

        public Going {
            features = Set.copyOf(features);
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

    /** Whether {@link #change} would resolve; changes nothing. */
    void rehearse(Going going, Coming coming) throws PlatformException;

    /** Takes out and puts in; refreshes no other bundle. */
    void change(Going going, Optional<Coming> coming) throws PlatformException;

    /** Starts or stops the bundles of a feature that no other started feature has. */
    void setStarted(String name, String version, boolean started) throws PlatformException;

    /** The kernel refused; the message is its own, shortened to what it says about the cause. */
    final class PlatformException extends Exception {
        private static final long serialVersionUID = 1L;

        PlatformException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
