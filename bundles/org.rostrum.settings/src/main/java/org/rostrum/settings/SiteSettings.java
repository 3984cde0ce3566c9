// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings;

import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/** Reads and writes site settings, an OSGi service. Reads come from memory. Thread-safe. */
@ProviderType
public interface SiteSettings {

    /** Value, or the setting's default while none is stored. Never blocks. */
    <T> T get(Setting<T> setting);

    /**
     * Stores a value, audits old and new, tells the listeners. Blocks for the database.
     *
     * @param by who changes it, for the change log: account ID, {@code admin:<login>} or {@code server}
     * @throws org.rostrum.base.error.RostrumException {@code invalidValue} where the setting's check refuses it
     */
    <T> void set(Setting<T> setting, T value, String by);

    /** Calls {@code listener} after each change until the handle is closed. */
    <T> AutoCloseable onChange(Setting<T> setting, Consumer<T> listener);
}
