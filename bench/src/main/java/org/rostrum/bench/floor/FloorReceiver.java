// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.floor;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.rostrum.proto.rtp.RtpPacket;
import org.rostrum.proto.srtp.SrtpKeys;

/** One receiver: its address and its cipher (RFC 7714). Confined to the event loop. */
final class FloorReceiver {

    private static final int TAG = 16;

    final InetSocketAddress to;
    private final Cipher cipher;
    private final SecretKeySpec key;
    private final byte[] salt;
    private final byte[] iv = new byte[12];
    private final byte[] out = new byte[64 << 10];
    private final RtpPacket view = new RtpPacket();
    /** Roll-over counter by SSRC would be leaner in an array; runs are shorter than one roll-over of a stream. */
    private final java.util.HashMap<Integer, long[]> indices = new java.util.HashMap<>();

    FloorReceiver(InetSocketAddress to, int number) throws GeneralSecurityException {
        this.to = to;
        SrtpKeys master = FloorKeys.master(number, false);
        this.key = new SecretKeySpec(FloorKeys.session(master, 0, 16), "AES");
        this.salt = FloorKeys.session(master, 2, 12);
        this.cipher = Cipher.getInstance("AES/GCM/NoPadding", java.security.Security.getProvider("SunJCE"));
    }

    /** All packets of a batch, encrypted, one behind the other. */
    ByteBuf train(ByteBufAllocator allocator, byte[][] packets, int from, int end, int size) {
        int at = 0;
        try {
            for (int i = from; i < end; i++) {
                at = seal(packets[i], size, at);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM", e);
        }
        return allocator.directBuffer(at).writeBytes(out, 0, at);
    }

    private int seal(byte[] packet, int size, int at) throws GeneralSecurityException {
        view.wrap(packet, 0, size);
        int ssrc = view.ssrc();
        long index = index(ssrc, view.sequence());
        System.arraycopy(salt, 0, iv, 0, iv.length);
        for (int i = 0; i < 4; i++) {
            iv[2 + i] ^= (byte) (ssrc >> 24 - 8 * i);
        }
        for (int i = 0; i < 6; i++) {
            iv[6 + i] ^= (byte) (index >> 40 - 8 * i);
        }
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG * 8, iv));
        int header = view.payload();
        System.arraycopy(packet, 0, out, at, header);
        cipher.updateAAD(out, at, header);
        return at + header + cipher.doFinal(packet, header, size - header, out, at + header);
    }

    private long index(int ssrc, int sequence) {
        long[] last = indices.computeIfAbsent(ssrc, s -> new long[] {sequence});
        long index = (last[0] & ~0xffffL) | sequence;
        if (index < last[0] - 0x8000) {
            index += 0x10000;
        }
        last[0] = Math.max(last[0], index);
        return index;
    }
}
