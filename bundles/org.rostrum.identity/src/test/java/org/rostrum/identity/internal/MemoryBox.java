// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.rostrum.settings.SecretBox;

/** Seals by turning every bit, with its purpose in clear before it; loses its key on demand. */
final class MemoryBox implements SecretBox {

    volatile boolean keyLost;

    @Override
    public String seal(String purpose, String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ~bytes[i];
        }
        return "sealed:" + purpose + ":" + HexFormat.of().formatHex(bytes);
    }

    @Override
    public Optional<String> open(String purpose, String sealed) {
        String before = "sealed:" + purpose + ":";
        if (keyLost || !sealed.startsWith(before)) {
            return Optional.empty();
        }
        byte[] bytes = HexFormat.of().parseHex(sealed.substring(before.length()));
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ~bytes[i];
        }
        return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public boolean isSealed(String text) {
        return text.startsWith("sealed:");
    }

    @Override
    public boolean isOutdated(String sealed) {
        return false;
    }
}
