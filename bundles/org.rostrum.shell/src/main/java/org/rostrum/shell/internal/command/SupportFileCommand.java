// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

import java.nio.file.Path;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.monitor.SupportFile;

/** Writes what support needs to a file, without secrets. */
@Service
@Command(scope = "rostrum", name = "support-file", description = "Writes what support needs to a file, without secrets.")
public final class SupportFileCommand extends RostrumCommand {

    @Argument(index = 0, name = "file", description = "Zip to write on this host, an absolute path; must not exist", required = true)
    String file = "";

    @Option(name = "--with-addresses", description = "Leaves e-mail addresses readable")
    boolean addresses;

    @Reference(optional = true)
    @Nullable SupportFile support;

    @Override
    void run() {
        Path path = Path.of(file);
        if (!path.isAbsolute()) {
            throw new RostrumException(CommonError.INVALID_VALUE, "The path must be absolute.", "file");
        }
        SupportFile service = support;
        if (service == null) {
            throw new RostrumException(CommonError.SHUTTING_DOWN, "The part that collects it does not run.");
        }
        service.write(path, addresses);
        out().println("Written: " + path);
    }
}
