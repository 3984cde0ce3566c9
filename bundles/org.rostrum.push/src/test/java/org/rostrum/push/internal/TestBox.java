// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import java.util.Optional;
import org.rostrum.base.error.RostrumException;
import org.rostrum.settings.SecretBox;
import org.rostrum.settings.SettingError;

/** Seals by a mark in front; its key file can be away or another one. */
final class TestBox implements SecretBox {

    volatile boolean missing;
    volatile String mark = "mark:";

    @Override
    public String seal(String purpose, String secret) {
        if (missing) {
            throw new RostrumException(SettingError.SECRET_KEY_UNAVAILABLE, "The key file is away.");
        }
        return mark + purpose + ":" + secret;
    }

    @Override
    public Optional<String> open(String purpose, String sealed) {
        String before = mark + purpose + ":";
        return missing || !sealed.startsWith(before) ? Optional.empty() : Optional.of(sealed.substring(before.length()));
    }

    @Override
    public boolean isSealed(String text) {
        return text.startsWith("mark:");
    }

    @Override
    public boolean isOutdated(String sealed) {
        return false;
    }
}
