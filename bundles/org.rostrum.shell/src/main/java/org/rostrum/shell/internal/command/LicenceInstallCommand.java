// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.licence.LicenceAdministration;

/** Installs a licence file of this host. */
@Service
@Command(scope = "rostrum", name = "licence-install", description = "Installs a licence file.")
public final class LicenceInstallCommand extends RostrumCommand {

    private static final long LARGEST = 1024 * 1024;

    @Argument(index = 0, name = "file", description = "Licence file on this host", required = true)
    String file = "";

    @Option(name = "--key-file", description = "File with the registration key, if the server does not know it yet")
    @Nullable String keyFile;

    @Reference
    @SuppressWarnings("NullAway.Init") // Karaf sets it
    LicenceAdministration administration;

    @Override
    void run() {
        String key = keyFile == null ? null : read(keyFile).strip();
        out().println(administration.install(read(file), key, by()).edition());
    }

    private static String read(String name) {
        try {
            Path path = Path.of(name);
            if (Files.size(path) > LARGEST) {
                throw new RostrumException(CommonError.TOO_LARGE, "the file is too large", name);
            }
            return Files.readString(path, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new RostrumException(CommonError.INVALID_VALUE, "the file cannot be read: " + e.getMessage(), name, e);
        }
    }
}
