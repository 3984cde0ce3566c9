// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.media;

/** Transport-wide sequence numbers of one transport. Confined to its event loop. */
final class TransportCounter {

    private int number;

    int next() {
        number = number + 1 & 0xffff;
        return number;
    }
}
