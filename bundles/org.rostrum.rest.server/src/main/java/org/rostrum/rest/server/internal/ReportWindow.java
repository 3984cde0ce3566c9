// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rostrum.audit.Deletion;
import org.rostrum.audit.Span;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.Identity;
import org.rostrum.rest.Caller;

/** What requests to both reports have in common. Pure. */
final class ReportWindow {

    private static final long LAST_SECOND = 253_402_300_799L;

    private ReportWindow() {}

    /** Unix seconds, both seconds included. */
    static Span span(@Nullable Long from, @Nullable Long to) {
        Instant last = instant("to", to);
        return new Span(instant("from", from), last == null ? null : last.plusSeconds(1).minusNanos(1_000));
    }

    private static @Nullable Instant instant(String name, @Nullable Long seconds) {
        if (seconds == null) {
            return null;
        }
        if (seconds < 0 || seconds > LAST_SECOND) {
            throw new RostrumException(CommonError.INVALID_VALUE, "Seconds since 1970.", name);
        }
        return Instant.ofEpochSecond(seconds);
    }

    /** The constant of this word, in lower case on the wire; null if none is given. */
    static <E extends Enum<E>> @Nullable E word(String parameter, @Nullable String given, E[] all) {
        if (given == null || given.isBlank()) {
            return null;
        }
        Function<E, String> word = value -> value.name().toLowerCase(Locale.ROOT);
        return Arrays.stream(all).filter(value -> word.apply(value).equals(given.strip())).findFirst().orElseThrow(() -> new RostrumException(
                CommonError.INVALID_VALUE, "One of " + Arrays.stream(all).map(word).collect(Collectors.joining(", ")) + ".", parameter));
    }

    /** 0 rises, 1 falls; the newest stand first if nothing is said. */
    static boolean descending(@Nullable Integer order) {
        if (order != null && order != 0 && order != 1) {
            throw new RostrumException(CommonError.INVALID_VALUE, "0 or 1.", "sort_order");
        }
        return order == null || order == 1;
    }

    static Deletion deletion(Caller caller) {
        Identity who = caller.identity();
        String type = who instanceof Identity.Administrator administrator ? administrator.type() : null;
        return new Deletion(who.name(), caller.client().address(), type);
    }

    /** A filter in words, for the event that tells of a deletion: {@code type=login source=user}. */
    static String told(List<@Nullable Object> namesAndValues) {
        StringBuilder told = new StringBuilder();
        for (int i = 0; i < namesAndValues.size(); i += 2) {
            Object value = namesAndValues.get(i + 1);
            if (value != null && !value.toString().isEmpty()) {
                told.append(told.isEmpty() ? "" : " ").append(namesAndValues.get(i)).append('=').append(value);
            }
        }
        return told.toString();
    }
}
