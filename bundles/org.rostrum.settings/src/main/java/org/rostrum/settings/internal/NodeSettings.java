// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rostrum.settings.SettingCatalogue.Entry;
import org.rostrum.settings.SettingCatalogue.Fault;
import org.rostrum.settings.SettingCatalogue.Group;

/** Settings of this node: what our bundles take from files. A service of this bundle. Thread-safe. */
interface NodeSettings {

    List<Group> groups();

    Optional<Entry> find(String name);

    Optional<Fault> fault(String name, @Nullable String text);

    /** Writes values that were checked to their files, and the change log. */
    void change(Map<String, @Nullable String> values, String by);
}
