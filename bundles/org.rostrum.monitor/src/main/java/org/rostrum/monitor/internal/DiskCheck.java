// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.edge.HealthCheck;
import org.rostrum.store.DataFolder;

/** Free space of the data folder. Thread-safe. */
@Component(service = HealthCheck.class)
public final class DiskCheck implements HealthCheck {

    static final long ALMOST_FULL = 1L << 30;
    static final long FULL = 200L << 20;

    private final Path folder;

    @Activate
    public DiskCheck(@Reference DataFolder data) {
        this.folder = data.path();
    }

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public Result check() {
        try {
            return judge(Files.getFileStore(folder).getUsableSpace());
        } catch (IOException e) {
            return new Result(State.FAILED, "diskUnreadable", "The data folder " + folder + " cannot be read.");
        }
    }

    static Result judge(long freeBytes) {
        long mega = freeBytes >> 20;
        if (freeBytes < FULL) {
            return new Result(State.FAILED, "diskFull", mega + " MB are free in the data folder. Make room, or the server stops taking changes.");
        }
        return freeBytes < ALMOST_FULL
                ? new Result(State.WARNING, "diskAlmostFull", mega + " MB are free in the data folder. Make room soon.")
                : Result.OK;
    }
}
