// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Definition of one site setting: the one place of its name, type, default, check and text. Constants are made by a factory
 * and told about by fluent copies: {@code Setting.number("api.tokenSeconds", 3600, 60, 604_800).titled("…").unit("s")}. A
 * bundle publishes its settings in a {@link SettingGroup}.
 *
 * @param name  {@code <area>.<camelCaseWithUnit>}, e.g. {@code server.name}
 * @param fallback value while none is stored
 * @param read  text to value; may throw IllegalArgumentException
 * @param write value to text
 * @param valid whether a value may be stored
 * @param secret whether it is stored encrypted and shown masked everywhere
 * @param info  what people are told
 */
public record Setting<T>(
        String name, T fallback, Function<String, T> read, Function<T, String> write, Predicate<T> valid, boolean secret,
        SettingInfo info) {

    /** A text of its own form. */
    public Setting(String name, T fallback, Function<String, T> read, Function<T, String> write, Predicate<T> valid, boolean secret) {
        this(name, fallback, read, write, valid, secret, SettingInfo.of(name, secret ? SettingType.SECRET : SettingType.TEXT));
    }

    /** One that logs may show. */
    public Setting(String name, T fallback, Function<String, T> read, Function<T, String> write, Predicate<T> valid) {
        this(name, fallback, read, write, valid, false);
    }

    public static Setting<String> text(String name, String fallback, Predicate<String> valid) {
        return new Setting<>(name, fallback, Function.identity(), Function.identity(), valid);
    }

    /** Both ends are allowed. */
    public static Setting<Integer> number(String name, int fallback, int min, int max) {
        SettingInfo info = new SettingInfo(name, "", SettingType.NUMBER, null, (long) min, (long) max, List.of(), null);
        return new Setting<>(name, fallback, Integer::valueOf, String::valueOf, n -> n >= min && n <= max, false, info);
    }

    /** Read from {@code true} and {@code false}, nothing else. */
    public static Setting<Boolean> flag(String name, boolean fallback) {
        return new Setting<>(name, fallback, Setting::strictFlag, String::valueOf, b -> true, false, SettingInfo.of(name, SettingType.FLAG));
    }

    /** One of some words. */
    public static Setting<String> choice(String name, String fallback, List<String> choices) {
        SettingInfo info = new SettingInfo(name, "", SettingType.CHOICE, null, null, null, choices, null);
        return new Setting<>(name, fallback, Function.identity(), Function.identity(), info.choices()::contains, false, info);
    }

    /** Kept encrypted by the {@link SecretBox}; empty: not set. Never in logs, API or change log. */
    public static Setting<String> secret(String name, Predicate<String> valid) {
        return new Setting<>(name, "", Function.identity(), Function.identity(), valid, true);
    }

    /** Several texts, none of them blank or with a line break; {@code valid} checks each. */
    public static Setting<List<String>> list(String name, List<String> fallback, Predicate<String> valid) {
        return new Setting<>(name, List.copyOf(fallback), text -> text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList(),
                lines -> String.join("\n", lines),
                lines -> lines.stream().allMatch(line -> !line.isBlank() && line.lines().count() == 1 && valid.test(line)),
                false, SettingInfo.of(name, SettingType.LIST));
    }

    private static boolean strictFlag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("true or false");
        };
    }

    /** With a title: a few words. */
    public Setting<T> titled(String title) {
        return with(new SettingInfo(title, info.description(), info.type(), info.unit(), info.minimum(), info.maximum(), info.choices(),
                info.restart()));
    }

    /** With a description: one or two sentences. */
    public Setting<T> described(String description) {
        return with(new SettingInfo(info.title(), description, info.type(), info.unit(), info.minimum(), info.maximum(), info.choices(),
                info.restart()));
    }

    /** With the unit of its number. */
    public Setting<T> unit(String unit) {
        return with(new SettingInfo(info.title(), info.description(), info.type(), unit, info.minimum(), info.maximum(), info.choices(),
                info.restart()));
    }

    /** With what must start anew before it counts. */
    public Setting<T> restart(@Nullable Restart restart) {
        return with(new SettingInfo(info.title(), info.description(), info.type(), info.unit(), info.minimum(), info.maximum(),
                info.choices(), restart));
    }

    private Setting<T> with(SettingInfo told) {
        return new Setting<>(name, fallback, read, write, valid, secret, told);
    }
}
