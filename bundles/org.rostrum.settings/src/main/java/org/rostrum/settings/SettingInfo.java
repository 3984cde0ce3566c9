// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people are told about a setting.
 *
 * @param title       a few words; the name of the setting where nobody gave one
 * @param description one or two sentences; may be empty
 * @param type        how it is entered
 * @param unit        {@code s}, {@code days}, {@code bytes}…; null: none
 * @param minimum     smallest number, for {@link SettingType#NUMBER}; null: none
 * @param maximum     largest number; null: none
 * @param choices     for {@link SettingType#CHOICE}, else empty
 * @param restart     what must start anew; null: counts at once
 */
public record SettingInfo(
        String title, String description, SettingType type, @Nullable String unit, @Nullable Long minimum, @Nullable Long maximum,
        List<String> choices, @Nullable Restart restart) {

    public SettingInfo {
        choices = List.copyOf(choices);
    }

    /** Only the type is known. */
    static SettingInfo of(String name, SettingType type) {
        return new SettingInfo(name, "", type, null, null, null, List.of(), null);
    }
}
