// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rostrum.bench.media.Load;

/**
 * What one client does in a room.
 *
 * @param number     of the client, unique within the run
 * @param publishes  what it sends; null: nothing
 * @param publishers how many there are in all, who speak in turns; the first numbers are theirs; 0: this one stays quiet
 * @param watches    numbers of the publishers whose pictures it wants; {@link #ANYBODY}: whom the server chooses
 * @param width      wanted size of each, pixels
 * @param height     of each, pixels
 * @param audioSlots sounds that it takes at once
 */
public record Role(
        int number, @Nullable Load publishes, int publishers, List<Integer> watches, int width, int height, int audioSlots) {

    /** Instead of a publisher's number. */
    public static final int ANYBODY = -1;

    /** Is in somebody else's meeting: sends without a word and takes one small picture and one sound. */
    public static Role party(int number, Load load) {
        return new Role(number, load, 0, List.of(ANYBODY), 320, 180, 1);
    }

    /** Sends and receives nothing else. */
    public static Role publisher(int number, int publishers, Load load) {
        return new Role(number, load, publishers, List.of(), 0, 0, 0);
    }

    /** Receives the best picture of one publisher, and sound. */
    public static Role subscriber(int number, int publishers, int watched) {
        return new Role(number, null, publishers, List.of(watched), 1280, 720, 1);
    }
}
