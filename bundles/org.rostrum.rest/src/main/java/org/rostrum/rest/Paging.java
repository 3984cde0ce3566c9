// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest;

import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;

/**
 * Which part of a list; contract 61 section 6.
 *
 * @param page from 1
 * @param size 1 to {@value #MAX_SIZE}
 */
public record Paging(int page, int size) {

    /** 61/AP-1. */
    public static final int DEFAULT_SIZE = 50;

    /** 61/AP-1: at least 1000; larger wishes get this. */
    public static final int MAX_SIZE = 1000;

    /**
     * From the query parameters {@code page} and {@code page_size}; null: not given. Page 0 is the first page too, since
     * clients of the older lists count from there.
     *
     * @throws RostrumException {@code invalidValue} for negative pages and sizes below 1
     */
    public static Paging of(@Nullable Integer page, @Nullable Integer size) {
        int wantedPage = page == null ? 1 : page;
        int wantedSize = size == null ? DEFAULT_SIZE : size;
        if (wantedPage < 0) {
            throw new RostrumException(CommonError.INVALID_VALUE, "Pages count from 1.", "page");
        }
        if (wantedSize < 1) {
            throw new RostrumException(CommonError.INVALID_VALUE, "A page has at least one entry.", "page_size");
        }
        return new Paging(Math.max(1, wantedPage), Math.min(wantedSize, MAX_SIZE));
    }

    /** Entries before this page; pages beyond the largest number are simply empty. */
    public int offset() {
        return (int) Math.min(Integer.MAX_VALUE, (page - 1L) * size);
    }
}
