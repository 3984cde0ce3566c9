// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.sdp;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The attributes of a session or of one media section, in order. Immutable. */
public record Attributes(List<Attribute> list) {

    public Attributes {
        list = List.copyOf(list);
    }

    /** Values of all lines of this name. */
    public Stream<String> all(String name) {
        return list.stream().filter(a -> a.name().equals(name)).map(Attribute::value);
    }

    /** Value of the first line of this name. */
    public Optional<String> first(String name) {
        return all(name).findFirst();
    }

    public boolean has(String name) {
        return all(name).findAny().isPresent();
    }
}
