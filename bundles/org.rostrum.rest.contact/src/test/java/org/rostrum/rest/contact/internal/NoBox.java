// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.contact.internal;

import java.util.Optional;
import org.rostrum.settings.SecretBox;

/** Keeps no secret: nobody signs in a terminal here. */
final class NoBox implements SecretBox {

    @Override
    public String seal(String purpose, String secret) {
        return purpose;
    }

    @Override
    public Optional<String> open(String purpose, String sealed) {
        return Optional.empty();
    }

    @Override
    public boolean isSealed(String text) {
        return false;
    }

    @Override
    public boolean isOutdated(String sealed) {
        return false;
    }
}
