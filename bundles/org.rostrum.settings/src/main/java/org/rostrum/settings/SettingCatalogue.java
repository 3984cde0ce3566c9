// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.error.ErrorCode;

/**
 * All settings of site and node by name, with their values as text: what panel, API, console and files go through. An OSGi
 * service. Reading does not block; changing blocks for database or disk. Thread-safe.
 */
@ProviderType
public interface SettingCatalogue {

    /** Groups with the settings whose name, title, description or group contains {@code search}, whatever its case; empty: all. */
    List<Group> groups(String search);

    /** One setting. */
    Optional<Entry> find(String name);

    /** Path of the REST resource where a setting is changed instead; empty: by {@link #change}. */
    Optional<String> elsewhere(String name);

    /** What {@link #change} would refuse; empty: nothing. May block as {@link NodeSettingCheck#check}. */
    List<Fault> check(Map<String, @Nullable String> values);

    /**
     * Changes several settings, all or none of the site's, each recorded in the change log with old and new value. Those of
     * the node are written to their files after that.
     *
     * @param values name to new value; null: back to the default
     * @param by     account ID, {@code admin:<login>}, {@code app:<id>} or {@code server}
     * @throws org.rostrum.base.error.RostrumException with the first of the faults
     */
    void change(Map<String, @Nullable String> values, String by);

    /** Settings of one area. */
    record Group(String id, String title, List<Entry> settings) {}

    /** Where a value is kept. */
    enum Scope {
        /** In the database, the same for all nodes. */
        SITE,
        /** In a file of this node: {@code <data>/etc/<pid>.cfg}. */
        NODE
    }

    /**
     * One setting.
     *
     * @param fallback  value while none is stored, as text
     * @param value     value as text; of a secret {@code ***} if set, else empty
     * @param changedAt null: never changed, or not known
     * @param changedBy null: never changed, or not known
     */
    record Entry(
            String name, SettingInfo info, String fallback, String value, Scope scope, @Nullable Instant changedAt,
            @Nullable String changedBy) {}

    /** Why a value is refused. */
    record Fault(ErrorCode error, String name, String message) {}
}
