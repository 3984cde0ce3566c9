// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings.internal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.settings.Setting;
import org.rostrum.settings.SettingCatalogue.Fault;
import org.rostrum.settings.SettingInfo;

/** Checks of texts against definitions. Pure. */
final class Values {

    private static final int MAX_LENGTH = 60_000;

    /** Encrypted and in Base64 it must fit into the column too. */
    private static final int MAX_SECRET = 10_000;

    private Values() {}

    /** What is wrong with a text; empty: nothing. The message never contains the value. */
    static <T> Optional<Fault> fault(Setting<T> setting, String text) {
        return canonical(setting, text) == null
                ? Optional.of(new Fault(CommonError.INVALID_VALUE, setting.name(), expected(setting.info())))
                : Optional.empty();
    }

    /** The text as it is stored; null if the definition refuses it. */
    static <T> @Nullable String canonical(Setting<T> setting, String text) {
        try {
            return checked(setting, setting.read().apply(text.strip()));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The value's text; null if the definition refuses it. */
    static <T> @Nullable String checked(Setting<T> setting, T value) {
        if (!setting.valid().test(value)) {
            return null;
        }
        String text = setting.write().apply(value);
        return text.length() > (setting.secret() ? MAX_SECRET : MAX_LENGTH) || text.indexOf('\0') >= 0 ? null : text;
    }

    static String expected(SettingInfo info) {
        return switch (info.type()) {
            case NUMBER -> numbers(info);
            case FLAG -> "This is true or false.";
            case CHOICE -> "This is one of " + String.join(", ", info.choices()) + ".";
            case TEXT, SECRET, LIST -> "This value is not possible here.";
        };
    }

    private static String numbers(SettingInfo info) {
        String unit = info.unit() == null ? "" : " " + info.unit();
        if (info.minimum() != null && info.maximum() != null) {
            return "This is a number from " + info.minimum() + " to " + info.maximum() + unit + ".";
        }
        return "This is a number" + (info.minimum() == null ? "" : " of at least " + info.minimum() + unit)
                + (info.maximum() == null ? "" : " of at most " + info.maximum() + unit) + ".";
    }
}
