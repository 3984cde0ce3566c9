// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Optional;
import java.util.stream.Stream;
import org.rostrum.licence.file.IssuerKey;
import org.rostrum.licence.file.LicenceFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of issuers' public keys, {@code *.pem}: changed on the host only (00/R-2), so it is read anew each time. */
final class TrustedIssuers {

    private static final Logger logger = LoggerFactory.getLogger(TrustedIssuers.class);
    private static final int MOST = 1000;
    private static final long LARGEST = 16 * 1024;

    private final Path folder;

    TrustedIssuers(Path folder) {
        this.folder = folder;
    }

    /** The key with this ID; empty if the folder does not hold it. */
    Optional<PublicKey> find(String id) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".pem")).sorted().limit(MOST)
                    .flatMap(file -> read(file).stream())
                    .filter(key -> IssuerKey.id(key).equals(id))
                    .findFirst();
        } catch (IOException e) {
            logger.warn("the issuers' keys in {} cannot be read: {}", folder, e.toString());
            return Optional.empty();
        }
    }

    private static Optional<PublicKey> read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new IOException("too large");
            }
            return Optional.of(IssuerKey.read(Files.readString(file, StandardCharsets.ISO_8859_1)));
        } catch (IOException | LicenceFileException e) {
            logger.warn("the issuer's key {} is passed over: {}", file, e.getMessage());
            return Optional.empty();
        }
    }
}
