// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.rostrum.licence.internal.LicenceManager;
import org.rostrum.test.DirectThreads;
import org.rostrum.test.VirtualTime;

class MonitorRightsTest extends AreaRights {

    private final VirtualTime time = new VirtualTime();
    private LicenceManager licence;

    @TempDir
    Path data;

    MonitorRightsTest() {
        super("monitor");
    }

    @Override
    Object[] resources() {
        licence = new LicenceManager(data, "a".repeat(64), 0, false, new DirectThreads(time), new NoEvents(), time);
        return new Object[] {MonitorApi.dashboard(data, licence, api.settings), new ServerLogResource(new LogFile(log()))};
    }

    private Path log() {
        try {
            return Files.writeString(data.resolve("rostrum.log"), "one line");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void close() {
        licence.close();
    }
}
