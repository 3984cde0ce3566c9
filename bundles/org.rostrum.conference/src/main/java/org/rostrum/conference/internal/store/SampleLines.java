// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.store;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rostrum.conference.history.JoinSample;
import org.rostrum.media.stats.Rating;

/** Samples as text of a row: a line for each, its figures by semicolon. Pure. */
final class SampleLines {

    private static final int FIELDS = 10;
    private static final double MOST = 99_999_999;

    private SampleLines() {}

    static String write(List<JoinSample> samples) {
        return samples.stream().map(SampleLines::line).collect(Collectors.joining("\n"));
    }

    private static String line(JoinSample sample) {
        return String.join(";", Long.toString(sample.at().toEpochMilli()), sample.path(), number(sample.upKbps()), number(sample.downKbps()),
                number(sample.lossUp()), number(sample.lossDown()), number(sample.jitterMs()), number(sample.roundTripMs()),
                sample.rating().level().name(), sample.rating().cause().name());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", Math.max(-1, Math.min(MOST, value)));
    }

    /** What a later or damaged server wrote otherwise is left out. */
    static List<JoinSample> read(String body) {
        return body.lines().flatMap(line -> parse(line).stream()).toList();
    }

    private static Optional<JoinSample> parse(String line) {
        String[] fields = line.split(";", -1);
        if (fields.length < FIELDS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new JoinSample(Instant.ofEpochMilli(Long.parseLong(fields[0])), fields[1], Double.parseDouble(fields[2]),
                    Double.parseDouble(fields[3]), Double.parseDouble(fields[4]), Double.parseDouble(fields[5]), Double.parseDouble(fields[6]),
                    Double.parseDouble(fields[7]), new Rating(Rating.Level.valueOf(fields[8]), Rating.Cause.valueOf(fields[9]))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
