// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.jmh;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.rostrum.proto.srtp.SrtpKeys;
import org.rostrum.proto.srtp.SrtpProfile;
import org.rostrum.proto.srtp.SrtpSender;
import org.rostrum.proto.srtp.internal.PacketCipher;
import org.rostrum.proto.stun.StunClass;
import org.rostrum.proto.stun.StunMessage;
import org.rostrum.proto.stun.StunTransactionId;
import org.rostrum.proto.stun.StunWriter;

/** SRTP and connectivity checks. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProtocolBenchmarks {

    private static final int LENGTH = 1_200;
    private static final byte[] PASSWORD = "a password of a peer for checks".getBytes(StandardCharsets.US_ASCII);

    @Param
    private SrtpProfile profile;

    private final byte[] packet = new byte[LENGTH];
    private final byte[] sealed = new byte[LENGTH + 64];
    private final byte[] out = new byte[LENGTH + 64];
    private SrtpSender sender;
    private PacketCipher opener;
    private int sealedLength;
    private int sequence;
    private byte[] check;

    @Setup
    public void keys() {
        packet[0] = (byte) 0x80;
        packet[1] = 96;
        SrtpKeys keys = new SrtpKeys(new byte[profile.keyLength()], new byte[profile.saltLength()]);
        sender = new SrtpSender(profile, keys, 4);
        opener = PacketCipher.of(profile, keys);
        sealedLength = PacketCipher.of(profile, keys).sealRtp(packet, 0, LENGTH, 12, 0, 0, sealed, 0);
        check = new StunWriter(StunClass.REQUEST, 1, new StunTransactionId(1, 2))
                .username("ours:theirs").priority(1_853_824_767L).integrity(PASSWORD).fingerprint().toBytes();
    }

    /** With index, replay window and source table. */
    @Benchmark
    public int protect() {
        packet[2] = (byte) (sequence >> 8);
        packet[3] = (byte) sequence++;
        sender.protectRtp(packet, 0, LENGTH, out, 0);
        return sender.length();
    }

    /** The cipher's part: a replay would be refused. */
    @Benchmark
    public int open() {
        return opener.openRtp(sealed, 0, sealedLength, 12, 0, 0, out, 0);
    }

    @Benchmark
    public boolean connectivityCheck() {
        StunMessage message = StunMessage.parse(check, 0, check.length);
        return message != null && message.verifyIntegrity(PASSWORD);
    }
}
