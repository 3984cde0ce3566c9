// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.srtp.internal;

import org.jspecify.annotations.Nullable;

/**
 * Replay windows by SSRC: open addressing over primitive keys, so that a look-up makes no garbage, with a limit, because the peer
 * chooses the keys. Begins small and grows with what is used: most peers have a handful of sources. Confined to one thread.
 */
public final class SourceTable {

    private static final int FIRST = 16;

    private final int limit;
    private @Nullable Source[] slots = new @Nullable Source[FIRST];
    private int mask = FIRST - 1;
    private int size;
    private long uses;

    /** @param limit sources kept, at least 1 */
    public SourceTable(int limit) {
        this.limit = limit;
    }

    public @Nullable ReplayWindow find(int ssrc) {
        Source source = slots[position(ssrc)];
        if (source == null) {
            return null;
        }
        source.used = ++uses;
        return source.window;
    }

    public boolean full() {
        return size == limit;
    }

    /** Adds a source that is not there; a full table must be relieved by {@link #evictOldest} before. */
    public ReplayWindow add(int ssrc) {
        if ((size + 1) * 2 > slots.length) {
            grow();
        }
        Source source = new Source(ssrc, ++uses);
        slots[position(ssrc)] = source;
        size++;
        return source.window;
    }

    private void grow() {
        @Nullable Source[] old = slots;
        slots = new @Nullable Source[old.length * 2];
        mask = slots.length - 1;
        for (Source source : old) {
            if (source != null) {
                slots[position(source.ssrc)] = source;
            }
        }
    }

    /** Forgets the source that was not used for the longest time. */
    public void evictOldest() {
        int oldest = -1;
        for (int i = 0; i < slots.length; i++) {
            Source source = slots[i];
            if (source != null && (oldest < 0 || source.used < slots[oldest].used)) {
                oldest = i;
            }
        }
        if (oldest >= 0) {
            remove(oldest);
        }
    }

    /** Closes the gap so that probing needs no marks for removed entries. */
    private void remove(int gap) {
        slots[gap] = null;
        size--;
        for (int i = gap + 1 & mask; slots[i] != null; i = i + 1 & mask) {
            Source moved = slots[i];
            slots[i] = null;
            slots[position(moved.ssrc)] = moved;
        }
    }

    private int position(int ssrc) {
        int i = ssrc * 0x9E3779B9 >>> 7 & mask;
        Source source = slots[i];
        while (source != null && source.ssrc != ssrc) {
            i = i + 1 & mask;
            source = slots[i];
        }
        return i;
    }

    private static final class Source {
        private final int ssrc;
        private final ReplayWindow window = new ReplayWindow();
        private long used;

        Source(int ssrc, long used) {
            this.ssrc = ssrc;
            this.used = used;
        }
    }
}
