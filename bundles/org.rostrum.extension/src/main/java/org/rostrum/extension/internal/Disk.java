// SPDX-License-Identifier: Apache-2.0
package org.rostrum.extension.internal;

import java.io.IOException;
import org.rostrum.base.error.RostrumException;
import org.rostrum.extension.ExtensionError;

/** Work on the data folder. Disks that are full or read-only are told as they are. */
final class Disk {

    private Disk() {}

    /** Something that reads or writes. */
    interface Work<T> {
        T run() throws IOException;
    }

    /** Something that writes and has no result. */
    interface Change {
        void run() throws IOException;
    }

    /** @throws RostrumException {@code extensionFailed} if the disk refuses */
    static <T> T read(Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new RostrumException(
                    ExtensionError.EXTENSION_FAILED, "The data folder cannot be written or read: " + e.getMessage(), null, e);
        }
    }

    /** @throws RostrumException {@code extensionFailed} if the disk refuses */
    static void change(Change change) {
        read(() -> {
            change.run();
            return true;
        });
    }
}
