// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.extension.FeatureInfo;
import org.rostrum.extension.FeatureService;

/** Installs or upgrades an extension. */
@Service
@Command(scope = "rostrum", name = "extension-install", description = "Installs an extension, or upgrades it.")
public final class ExtensionInstallCommand extends RostrumCommand {

    @Argument(index = 0, name = "file", description = "KAR file on the server", required = true)
    String file = "";

    @Reference
    @SuppressWarnings("NullAway.Init") // Karaf sets it
    FeatureService features;

    @Override
    void run() {
        try (InputStream kar = Files.newInputStream(Path.of(file))) {
            FeatureInfo feature = features.add(kar, by());
            out().println(feature.id() + " " + feature.version());
        } catch (IOException e) {
            throw new RostrumException(CommonError.INVALID_VALUE, "the file cannot be read: " + e.getMessage(), null, e);
        }
    }
}
