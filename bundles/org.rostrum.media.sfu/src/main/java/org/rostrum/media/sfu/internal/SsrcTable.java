// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Things by SSRC: open addressing, no allocation on look-up, bounded because peers choose the keys. */
final class SsrcTable<T> {

    private static final int MAX_ENTRIES = 128;

    private int[] keys = new int[16];
    private Object[] values = new Object[16];
    private int size;

    @SuppressWarnings("unchecked")
    @Nullable T get(int ssrc) {
        return (T) values[find(ssrc)];
    }

    /** @return false if the table is full */
    boolean put(int ssrc, T value) {
        int at = find(ssrc);
        if (values[at] == null) {
            if (size >= MAX_ENTRIES) {
                return false;
            }
            size++;
        }
        keys[at] = ssrc;
        values[at] = value;
        if (size * 2 > keys.length) {
            grow();
        }
        return true;
    }

    void clear() {
        Arrays.fill(values, null);
        size = 0;
    }

    private int find(int ssrc) {
        int mask = keys.length - 1;
        int at = ssrc * 0x9E3779B1 >>> 16 & mask;
        while (values[at] != null && keys[at] != ssrc) {
            at = at + 1 & mask;
        }
        return at;
    }

    private void grow() {
        int[] oldKeys = keys;
        Object[] oldValues = values;
        keys = new int[oldKeys.length * 2];
        values = new Object[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != null) {
                int at = find(oldKeys[i]);
                keys[at] = oldKeys[i];
                values[at] = oldValues[i];
            }
        }
    }
}
