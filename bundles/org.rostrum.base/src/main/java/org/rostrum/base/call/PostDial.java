// SPDX-License-Identifier: Apache-2.0
package org.rostrum.base.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Digits to send once connected, and the pauses between them (80/UCS-20). Immutable. */
public record PostDial(List<Step> steps) {

    /** Nothing is sent. */
    public static final PostDial NONE = new PostDial(List.of());

    private static final int MAX = 64;

    /** A pause first, at least one digit (80/UCS-22). */
    private static final Pattern FORM = Pattern.compile("[,;][0-9*#A-D,;]*[0-9*#A-D][0-9*#A-D,;]*");

    private static final Pattern STEP = Pattern.compile("[,;]|[0-9*#A-D]+");

    public PostDial {
        steps = List.copyOf(steps);
    }

    /** One thing to do. */
    public sealed interface Step {

        /** A few seconds. */
        record ShortPause() implements Step {}

        /** Until the other side has answered with its tone. */
        record LongPause() implements Step {}

        /** Tones: {@code 0-9 * # A-D}. */
        record Digits(String tones) implements Step {
            @Override
            public String toString() {
                return "Digits[" + "*".repeat(tones.length()) + "]";
            }
        }
    }

    /** Empty where the text is neither empty nor of the form. */
    static Optional<PostDial> of(String text) {
        if (text.isEmpty()) {
            return Optional.of(NONE);
        }
        if (text.length() > MAX || !FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        List<Step> steps = new ArrayList<>();
        for (Matcher matcher = STEP.matcher(text); matcher.find(); ) {
            steps.add(switch (matcher.group()) {
                case "," -> new Step.ShortPause();
                case ";" -> new Step.LongPause();
                default -> new Step.Digits(matcher.group());
            });
        }
        return Optional.of(new PostDial(steps));
    }

    /** As it is typed; empty where nothing is sent. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            text.append(step instanceof Step.Digits digits ? digits.tones() : step instanceof Step.ShortPause ? "," : ";");
        }
        return text.toString();
    }

    /** With digits masked as a PIN is (80/UCS-24). */
    @Override
    public String toString() {
        return text().replaceAll("[0-9*#A-D]", "*");
    }
}
