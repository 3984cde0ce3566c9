// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which sounds the audio slots of a receiver carry. Pure. */
final class LoudestSelection {

    /** How much louder somebody must be to push another out, dB: small differences must not make voices flicker. */
    static final double HYSTERESIS_DB = 6;

    /** Somebody who can be heard. @param loudness smoothed, dB above silence, 0 to 127 */
    record Candidate<T>(T who, double loudness) {}

    private LoudestSelection() {}

    /**
     * Fills the slots. Who has one keeps it and its place while among the loudest; the silent never push anybody out, but take
     * what is free.
     *
     * @param current    who is in each slot; null: empty
     * @param candidates everybody that may be heard, in any order
     * @return as many entries as {@code current}
     */
    static <T> List<@Nullable T> choose(List<@Nullable T> current, List<Candidate<T>> candidates) {
        Map<T, Double> weight = new HashMap<>();
        for (Candidate<T> c : candidates) {
            boolean speaks = c.loudness() >= Loudness.SPEAKING;
            boolean has = current.contains(c.who());
            weight.put(c.who(), has ? c.loudness() + HYSTERESIS_DB : speaks ? c.loudness() : -1.0);
        }
        List<T> best = new ArrayList<>(weight.keySet());
        best.sort(Comparator.comparingDouble((T t) -> weight.getOrDefault(t, 0.0)).reversed());
        List<T> chosen = best.subList(0, Math.min(current.size(), best.size()));
        List<@Nullable T> result = new ArrayList<>(current);
        result.replaceAll(t -> t != null && chosen.contains(t) ? t : null);
        for (T t : chosen) {
            if (!result.contains(t)) {
                result.set(result.indexOf(null), t);
            }
        }
        return result;
    }
}
