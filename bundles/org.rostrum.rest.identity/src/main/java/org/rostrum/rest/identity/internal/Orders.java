// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.AccountManagement.Order;
import org.rostrum.rest.Paging;

/** Sorting and pages of lists of users; contract 61 section 6. Pure functions. */
final class Orders {

    private Orders() {}

    /** By login where nothing is wished (61/AP-3). */
    static Order field(@Nullable String wished) {
        if (wished == null) {
            return Order.LOGIN;
        }
        return switch (wished.toLowerCase(Locale.ROOT)) {
            case "login", "id", "login_name" -> Order.LOGIN;
            case "display_name" -> Order.DISPLAY_NAME;
            case "email" -> Order.EMAIL;
            case "created_at" -> Order.CREATED_AT;
            default -> throw new RostrumException(CommonError.INVALID_VALUE, "This list is not sorted by that.", "sort_field");
        };
    }

    static boolean descending(@Nullable Integer order) {
        if (order != null && order != 0 && order != 1) {
            throw new RostrumException(CommonError.INVALID_VALUE, "0 is ascending, 1 descending.", "sort_order");
        }
        return order != null && order == 1;
    }

    /** Number of the next page; −1: there is none. */
    static int next(Paging paging, long total) {
        return (long) paging.offset() + paging.size() < total ? paging.page() + 1 : -1;
    }
}
