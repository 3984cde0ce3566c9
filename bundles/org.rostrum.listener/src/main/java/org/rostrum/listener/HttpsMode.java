// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which certificate the listener shows (20 §13). */
public enum HttpsMode {
    /** Made by the server itself (20/TLS-20). */
    SELF_SIGNED,
    /** Uploaded by an administrator (20/TLS-30). */
    CUSTOM,
    /** Obtained and renewed by a {@link org.rostrum.edge.CertificateSource}. */
    ACME;

    /** Word on the wire and in the settings. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The mode of a word; empty if there is none. */
    public static Optional<HttpsMode> of(String word) {
        return Stream.of(values()).filter(m -> m.word().equals(word)).findFirst();
    }
}
