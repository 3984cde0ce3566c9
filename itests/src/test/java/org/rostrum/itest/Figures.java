// SPDX-License-Identifier: Apache-2.0
package org.rostrum.itest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/** Measured values that the suite prints at its end. */
public final class Figures {

    private Figures() {}

    public static synchronized void tell(String figure) {
        System.out.println(figure);
        try {
            Files.writeString(Archive.target().resolve("figures.txt"), figure + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
