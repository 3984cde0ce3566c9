// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.srtp;

/** Master key and salt of one direction. Immutable; never shown in text. */
public final class SrtpKeys {

    private final byte[] key;
    private final byte[] salt;

    /** Copies both. */
    public SrtpKeys(byte[] key, byte[] salt) {
        this.key = key.clone();
        this.salt = salt.clone();
    }

    public byte[] key() {
        return key.clone();
    }

    public byte[] salt() {
        return salt.clone();
    }

    @Override
    public String toString() {
        return "SrtpKeys[redacted]";
    }
}
