// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.sdp;

/**
 * One {@code a=} line.
 *
 * @param value behind the colon; empty for a flag
 */
public record Attribute(String name, String value) {

    static Attribute parse(String line) {
        int colon = line.indexOf(':');
        return colon < 0 ? new Attribute(line, "") : new Attribute(line.substring(0, colon), line.substring(colon + 1));
    }

    @Override
    public String toString() {
        return value.isEmpty() ? name : name + ":" + value;
    }
}
