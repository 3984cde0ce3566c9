// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.test;

/** Takes decrypted RTP and RTCP on the peer's thread; the array is reused on return. */
@FunctionalInterface
public interface PacketListener {
    void packet(byte[] buffer, int offset, int length);
}
