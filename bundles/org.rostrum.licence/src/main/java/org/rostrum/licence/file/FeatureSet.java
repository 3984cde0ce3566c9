// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.file;

import java.util.Set;
import java.util.TreeSet;

/**
 * Features of a licence.
 *
 * @param unlimited every feature, known or not; then {@code names} is empty
 */
public record FeatureSet(boolean unlimited, Set<String> names) {

    public static final FeatureSet ALL = new FeatureSet(true, Set.of());
    public static final FeatureSet NONE = new FeatureSet(false, Set.of());

    public FeatureSet {
        names = unlimited ? Set.of() : Set.copyOf(names);
    }

    public static FeatureSet of(Set<String> names) {
        return new FeatureSet(false, names);
    }

    public boolean has(String feature) {
        return unlimited || names.contains(feature);
    }

    /** In the order of the alphabet. */
    public Set<String> sorted() {
        return new TreeSet<>(names);
    }
}
