// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;
import org.rostrum.settings.SettingCatalogue.Fault;

/**
 * Looks at new values of node settings before they are written: for what their definition cannot tell, such as whether a port is
 * free. A whiteboard service, asked by everything that goes through {@link SettingCatalogue}; files are read without it. Thread-safe.
 */
@ConsumerType
public interface NodeSettingCheck {

    /**
     * Where a setting is changed instead, because a change needs more than a value.
     *
     * @param name full name: PID and key
     * @return path of the REST resource, such as {@code /https}; empty: here, or not of this check. Does not block
     */
    Optional<String> elsewhere(String name);

    /**
     * What is wrong with values that differ from the present ones and fit their definitions. May block as long as it takes to open a port.
     *
     * @param wanted name to new value, null for the default; those of others, too
     * @return empty: nothing
     */
    List<Fault> check(Map<String, @Nullable String> wanted);
}
