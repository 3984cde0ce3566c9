// SPDX-License-Identifier: Apache-2.0
package org.rostrum.base.id;

/** Temporary internal ID of a guest, bound to one browser or application (40/GI-1); text without the prefix {@code #guest:}. */
public record GuestId(String value) {

    /** As it appears in lists and reports. */
    public String wire() {
        return "#guest:" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
