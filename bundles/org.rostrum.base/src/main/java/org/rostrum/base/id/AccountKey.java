// SPDX-License-Identifier: Apache-2.0
package org.rostrum.base.id;

import java.util.UUID;

/** Internal, unchanging key of an account; what other tables refer to, so that renaming the server keeps them (00/R-9). */
public record AccountKey(UUID value) {

    public static AccountKey random() {
        return new AccountKey(UUID.randomUUID());
    }

    public static AccountKey parse(String text) {
        return new AccountKey(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
