// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.issuer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rostrum.licence.LicenceFeature;

/** What the command line says beyond the template. */
final class Overrides {

    private static final String UNLIMITED = "unlimited";
    private static final List<String> POOLS = List.of("online", "pro", "guest", "gateway");
    private static final List<String> TEXTS = List.of("edition", "organization", "contact");

    private final Arguments arguments;
    private final Instant now;

    Overrides(Arguments arguments, Instant now) {
        this.arguments = arguments;
        this.now = now;
    }

    /** Changes the tree of a template into that of terms, but for what tells the server apart. */
    void apply(ObjectNode terms) throws IssuerException {
        ObjectNode pools = terms.withObjectProperty("pools");
        for (String pool : POOLS) {
            number(pools, pool, pool);
        }
        number(terms, "accounts", "accounts");
        number(terms, "conferences", "conferences");
        number(terms, "grace-days", "grace_days");
        number(terms, "major-version", "major_version");
        for (String text : TEXTS) {
            String value = arguments.option(text);
            if (value != null) {
                terms.put(text, value);
            }
        }
        String support = arguments.option("support");
        if (support != null) {
            terms.put("support_level", support);
        }
        String authority = arguments.option("authority-required");
        if (authority != null) {
            terms.put("authority_required", yes("authority-required", authority));
        }
        participants(terms);
        features(terms);
        validity(terms);
    }

    private void number(ObjectNode json, String option, String field) throws IssuerException {
        String value = arguments.option(option);
        if (value == null) {
            return;
        }
        if (value.equals(UNLIMITED)) {
            json.put(field, UNLIMITED);
        } else {
            json.put(field, number(option, value));
        }
    }

    private static long number(String option, String value) throws IssuerException {
        if (!value.matches("[0-9]{1,10}") || Long.parseLong(value) > 1_000_000_000L) {
            throw new IssuerException("--" + option + " is a number from 0 to 1000000000 or unlimited, not " + value);
        }
        return Long.parseLong(value);
    }

    private static boolean yes(String option, String value) throws IssuerException {
        if (!value.matches("true|false")) {
            throw new IssuerException("--" + option + " is true or false");
        }
        return Boolean.parseBoolean(value);
    }

    /** {@code 16x110,49x49}: speakers x participants. */
    private void participants(ObjectNode terms) throws IssuerException {
        String value = arguments.option("participants");
        if (value == null) {
            return;
        }
        if (value.equals(UNLIMITED)) {
            terms.put("participants", UNLIMITED);
            return;
        }
        ArrayNode rows = terms.putArray("participants");
        for (String row : value.split(",", -1)) {
            String[] parts = row.split("x", -1);
            if (parts.length != 2) {
                throw new IssuerException("--participants is written 16x110,49x49 (speakers x participants) or unlimited");
            }
            rows.addObject().put("speakers", number("participants", parts[0])).put("participants", number("participants", parts[1]));
        }
    }

    private void features(ObjectNode terms) throws IssuerException {
        String value = arguments.option("features");
        if (value != null && value.equals(UNLIMITED)) {
            terms.put("features", UNLIMITED);
        } else if (value != null) {
            ArrayNode list = terms.putArray("features");
            for (String name : value.isEmpty() ? new String[0] : value.split(",", -1)) {
                list.add(known(name));
            }
        }
        List<String> more = arguments.all("add-feature");
        List<String> fewer = arguments.all("remove-feature");
        if (more.isEmpty() && fewer.isEmpty()) {
            return;
        }
        JsonNode list = terms.path("features");
        Set<String> names = new TreeSet<>(list.isArray() ? List.of() : LicenceFeature.ALL);
        list.forEach(name -> names.add(name.asText()));
        for (String name : more) {
            names.add(known(name));
        }
        for (String name : fewer) {
            names.remove(known(name));
        }
        names.forEach(terms.putArray("features")::add);
    }

    /** Names of 00/R-4, or {@code x-…} of a partner. */
    private static String known(String name) throws IssuerException {
        if (!LicenceFeature.ALL.contains(name) && !name.matches("x-[a-z0-9-]{1,38}")) {
            throw new IssuerException("there is no feature " + name + "; there are " + String.join(", ", LicenceFeature.ALL)
                    + ", and x-… of partners");
        }
        return name;
    }

    private void validity(ObjectNode terms) throws IssuerException {
        String from = arguments.option("valid-from");
        // The server's clock may be a little behind ours
        Instant begin = from == null ? now.truncatedTo(ChronoUnit.DAYS) : time("valid-from", from, 0);
        JsonNode days = terms.remove("valid_days");
        String typedDays = arguments.option("days");
        String until = arguments.option("valid-until");
        if (until != null && typedDays != null) {
            throw new IssuerException("--valid-until and --days exclude each other");
        }
        @Nullable Instant end = until != null
                ? until.equals(UNLIMITED) ? null : time("valid-until", until, 1)
                : end(typedDays == null ? days == null ? UNLIMITED : days.asText() : typedDays, begin.isAfter(now) ? begin : now);
        if (end != null && !end.isAfter(begin)) {
            throw new IssuerException("the licence would end before it begins");
        }
        terms.put("valid_from", begin.toString());
        terms.put("valid_until", end == null ? UNLIMITED : end.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static @Nullable Instant end(String days, Instant begin) throws IssuerException {
        return days.equals(UNLIMITED) ? null : begin.plus(Duration.ofDays(Math.min(number("days", days), 300_000)));
    }

    /** @param more days to add to a date without time: a licence holds to the end of its last day */
    private static Instant time(String option, String value, int more) throws IssuerException {
        try {
            return value.length() == 10
                    ? LocalDate.parse(value).plusDays(more).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(value);
        } catch (DateTimeException e) {
            throw new IssuerException("--" + option + " is a date such as 2027-12-31 or a time such as 2027-12-31T12:00:00Z");
        }
    }
}
