// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What tells this host from others, for licences that are bound to one (00/R-6: an issuer's choice, default none). */
public final class HostBinding {

    /** Made by the operating system once, when it is installed. */
    private static final List<Path> MACHINE_IDS = List.of(Path.of("/etc/machine-id"), Path.of("/var/lib/dbus/machine-id"));

    private HostBinding() {}

    /** Digest of the host's machine ID; 64 zeros where there is none, which no licence can be bound to. */
    public static String ofThisHost() {
        for (Path file : MACHINE_IDS) {
            try {
                String id = Files.readString(file, StandardCharsets.US_ASCII).strip();
                if (!id.isEmpty()) {
                    return Digests.sha256(("rostrum host " + id).getBytes(StandardCharsets.US_ASCII));
                }
            } catch (IOException e) {
                continue; // not on this system
            }
        }
        return UNKNOWN;
    }

    /** Of a host that has no machine ID. */
    public static final String UNKNOWN = "0".repeat(64);
}
