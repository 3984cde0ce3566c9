// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings;

import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Definition of one site setting: the one place of its name, type, default and check.
 *
 * @param name  {@code <area>.<camelCaseWithUnit>}, e.g. {@code server.name}
 * @param fallback value while none is stored
 * @param read  text to value; may throw IllegalArgumentException
 * @param write value to text
 * @param valid whether a value may be stored
 * @param secret whether logs show it masked
 */
public record Setting<T>(
        String name, T fallback, Function<String, T> read, Function<T, String> write, Predicate<T> valid, boolean secret) {

    /** One that logs may show. */
    public Setting(String name, T fallback, Function<String, T> read, Function<T, String> write, Predicate<T> valid) {
        this(name, fallback, read, write, valid, false);
    }

    public static Setting<String> text(String name, String fallback, Predicate<String> valid) {
        return new Setting<>(name, fallback, Function.identity(), Function.identity(), valid);
    }

    public static Setting<Integer> number(String name, int fallback, int min, int max) {
        return new Setting<>(name, fallback, Integer::valueOf, String::valueOf, n -> n >= min && n <= max);
    }

    public static Setting<Boolean> flag(String name, boolean fallback) {
        return new Setting<>(name, fallback, Boolean::valueOf, String::valueOf, b -> true);
    }
}
