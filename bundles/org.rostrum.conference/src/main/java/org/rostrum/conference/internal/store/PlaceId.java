// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.store;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Key of an entry in a list of a conference. A class with a default constructor, as the provider wants it. */
public class PlaceId implements Serializable {

    private static final long serialVersionUID = 1L;

    private String conferenceId = "";
    private int place;

    public PlaceId() {}

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PlaceId that && place == that.place && conferenceId.equals(that.conferenceId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(conferenceId, place);
    }
}
