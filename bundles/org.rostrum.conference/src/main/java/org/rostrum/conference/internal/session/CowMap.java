// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Immutable map whose changed copies share all but one of their buckets with the original: a change costs two small copies
 * instead of one of 2,000 entries. Iteration order is undefined.
 */
final class CowMap<K, V> {

    private static final int BUCKETS = 64;
    private static final CowMap<?, ?> EMPTY = new CowMap<>(new Map<?, ?>[BUCKETS], 0);

    private final Map<?, ?>[] buckets;
    private final int size;

    private CowMap(Map<?, ?>[] buckets, int size) {
        this.buckets = buckets;
        this.size = size;
    }

    @SuppressWarnings("unchecked") // holds nothing
    static <K, V> CowMap<K, V> empty() {
        return (CowMap<K, V>) EMPTY;
    }

    int size() {
        return size;
    }

    @Nullable V get(K key) {
        Map<K, V> bucket = bucket(index(key));
        return bucket == null ? null : bucket.get(key);
    }

    CowMap<K, V> with(K key, V value) {
        return changed(key, value);
    }

    CowMap<K, V> without(K key) {
        return get(key) == null ? this : changed(key, null);
    }

    void forEach(BiConsumer<? super K, ? super V> action) {
        for (int i = 0; i < BUCKETS; i++) {
            Map<K, V> bucket = bucket(i);
            if (bucket != null) {
                bucket.forEach(action);
            }
        }
    }

    private CowMap<K, V> changed(K key, @Nullable V value) {
        int index = index(key);
        Map<K, V> old = bucket(index);
        Map<K, V> bucket = old == null ? new HashMap<>() : new HashMap<>(old);
        int before = bucket.size();
        if (value == null) {
            bucket.remove(key);
        } else {
            bucket.put(key, value);
        }
        Map<?, ?>[] copy = buckets.clone();
        copy[index] = bucket.isEmpty() ? null : bucket;
        return new CowMap<>(copy, size + bucket.size() - before);
    }

    @SuppressWarnings("unchecked") // only with() fills buckets
    private @Nullable Map<K, V> bucket(int index) {
        return (Map<K, V>) buckets[index];
    }

    private static int index(Object key) {
        int hash = key.hashCode();
        return (hash ^ hash >>> 16 ^ hash >>> 8) & BUCKETS - 1;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof CowMap<?, ?> that) || size != that.size) {
            return false;
        }
        for (int i = 0; i < BUCKETS; i++) {
            if (!Objects.equals(buckets[i], that.buckets[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return Objects.hash((Object[]) buckets);
    }
}
