// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.base.time.Ticker;
import org.rostrum.media.MediaKind;
import org.rostrum.media.MediaSource;
import org.rostrum.media.leg.LegEnd;
import org.rostrum.media.leg.LegFormat;
import org.rostrum.media.leg.LegFormat.PayloadType;
import org.rostrum.media.leg.LegInput;
import org.rostrum.media.leg.LegListener;
import org.rostrum.media.leg.LegPipe;
import org.rostrum.media.leg.LegPlan;
import org.rostrum.media.leg.MediaCodec;
import org.rostrum.media.leg.MediaLeg;
import org.rostrum.media.leg.SlotState;
import org.rostrum.media.leg.SlotWish;
import org.rostrum.media.net.MediaTransport;
import org.rostrum.media.net.MediaWorker;
import org.rostrum.media.net.NetworkStats;
import org.rostrum.media.net.TrafficKind;
import org.rostrum.media.net.TransportHandler;
import org.rostrum.media.sfu.internal.SfuRouter;
import org.rostrum.media.test.TestPeer;
import org.rostrum.proto.rtp.ExtensionBlock;
import org.rostrum.proto.rtp.Octets;
import org.rostrum.proto.rtp.RtpPacket;

/**
 * The whole way of a packet in one process: sockets, ICE, DTLS, SRTP, room; one publisher, many receivers over loopback. What the
 * threads of the media plane use is read per thread, so what the receivers cost does not count. {@code mult}: so many times the
 * packets; {@code uneven}: octets that the first half of a picture's packets is shorter; {@code gap}: microseconds between packets;
 * {@code idle=1}: heap of participants who neither send nor receive.
 *
 * <pre>
 * mvn -q -f bench/jmh compile exec:exec -Dexec.args="-XX:+UseSerialGC -cp %classpath org.rostrum.media.net.internal.Forwarding receivers=120 workers=2"
 * </pre>
 */
public final class Forwarding {

    private static final LegFormat.Extensions IDS = new LegFormat.Extensions(1, 2, 3, 4, 0, 6, 7);
    private static final Map<MediaCodec, PayloadType> TYPES =
            Map.of(MediaCodec.OPUS, new PayloadType(111, -1), MediaCodec.VP8, new PayloadType(96, 97));
    private static final SessionId SESSION = new SessionId(1);
    private static final int LENGTH = 1_100;

    private final Map<String, Integer> options = new TreeMap<>(Map.of(
            "receivers", 120, "workers", 1, "seconds", 8, "mult", 1, "uneven", 0, "gap", 0, "audio", 46, "rooms", 1, "idle", 0));
    private final SfuRouter router = new SfuRouter();
    private final List<Leg> legs = new ArrayList<>();
    private final long[] latencies = new long[4_000_000];
    private int measured;
    private volatile boolean measuring;
    private MediaPlane plane;

    private final class Leg implements TransportHandler, LegPipe, LegListener {
        TestPeer peer = TestPeer.open();
        final MediaTransport transport;
        final MediaLeg leg;
        final CompletableFuture<Void> done;

        Leg(int room, int number, int slots) throws Exception {
            SessionId session = new SessionId(1 + room);
            ParticipantId id = new ParticipantId("p" + room + "-" + number);
            transport = plane.create("bench", this);
            router.room(session).gate(id, MediaSource.CAMERA, true);
            router.room(session).gate(id, MediaSource.MICROPHONE, true);
            leg = router.attach(session, id, new LegPlan(Set.of(MediaCodec.VP8), slots, slots), this, this);
            leg.negotiated(new LegFormat(TYPES, Map.of(), IDS), List.of(
                    new LegInput(MediaSource.MICROPHONE, "mic", List.of(new LegInput.Encoding("", 100, 0))),
                    new LegInput(MediaSource.CAMERA, "cam", List.of(new LegInput.Encoding("", 200, 0)))));
            leg.want(slots == 0 ? List.of() : List.of(new SlotWish(0, new ParticipantId("p" + room + "-0"), MediaSource.CAMERA, 1280, 720)));
            transport.remote(peer.ufrag(), peer.password(), peer.fingerprint());
            done = peer.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), plane.read().port()),
                    transport.localUfrag(), transport.localPassword(), plane.fingerprint());
        }

        @Override
        public void connected(long nowNs) {
            leg.connected(nowNs);
        }

        @Override
        public void packet(byte[] buffer, int offset, int length, long nowNs) {
            leg.packet(buffer, offset, length, nowNs);
        }

        @Override
        public void batchEnd(long nowNs) {
            leg.batchEnd(nowNs);
        }

        @Override
        public void closed(CloseReason reason) {}

        @Override
        public MediaWorker worker() {
            return transport.worker();
        }

        @Override
        public void send(byte[] packet, int offset, int length) {
            transport.send(packet, offset, length);
        }

        @Override
        public void send(byte[] packet, int offset, int length, MediaKind kind) {
            transport.send(packet, offset, length, kind == MediaKind.AUDIO ? TrafficKind.AUDIO : TrafficKind.VIDEO);
        }

        @Override
        public void slots(List<SlotState> slots) {}

        @Override
        public void speakers(List<ParticipantId> speakers) {}

        @Override
        public void videoCodec(MediaCodec codec) {}

        @Override
        public void closed(LegEnd cause) {}
    }

    private Forwarding(String[] args) {
        for (String arg : args) {
            options.put(arg.substring(0, arg.indexOf('=')), Integer.valueOf(arg.substring(arg.indexOf('=') + 1)));
        }
    }

    public static void main(String[] args) throws Exception {
        try {
            new Forwarding(args).run();
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
        System.exit(0);
    }

    private int option(String name) {
        return options.get(name);
    }

    private void run() throws Exception {
        plane = new MediaPlane(new PlaneSettings(0, option("workers"), List.of(), List.of(), true, true, Set.of("udp"), Set.of("udp"), 4 << 20, 4 << 20,
                option("audio"), 34, true), Ticker.SYSTEM, Clock.systemUTC(), new SecureRandom());
        LockSupport.parkNanos(1_500_000_000L);
        long heap = heap();
        long begun = System.nanoTime();
        int rooms = option("rooms");
        for (int room = 0; room < rooms; room++) {
            for (int i = 0; i <= option("receivers") / rooms; i++) {
                legs.add(new Leg(room, i, i == 0 ? 0 : 1));
            }
        }
        for (Leg leg : legs) {
            leg.done.get(60, TimeUnit.SECONDS);
        }
        System.out.printf("joined %d in %.2f s%n", legs.size(), (System.nanoTime() - begun) / 1e9);
        if (option("idle") > 0) {
            LockSupport.parkNanos(2_000_000_000L);
            for (Leg leg : legs) {
                leg.peer.kill();
                leg.peer = null;
            }
            System.out.printf("%d KB of heap for an idle participant%n", (heap() - heap) / legs.size() >> 10);
            return;
        }
        List<Leg> publishers = legs.stream().filter(leg -> leg.leg.slots().isEmpty()).toList();
        Leg probe = legs.get(1);
        probe.peer.onPacket(this::probe);
        Sink sink = new Sink();
        for (Leg leg : legs) {
            if (leg != probe && !publishers.contains(leg)) {
                int port = leg.peer.port();
                leg.peer.kill();
                open(sink, port);
            }
        }
        publish(publishers, 3);
        NetworkStats before = plane.read();
        long got = sink.packets();
        long[] cpu = cpu();
        measuring = true;
        publish(publishers, option("seconds"));
        measuring = false;
        long[] after = cpu();
        NetworkStats stats = plane.read();
        report(before, stats, cpu, after, sink.packets() - got);
    }

    private static long heap() throws InterruptedException {
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(100);
            used = Math.min(used, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return used;
    }

    /** The port is free when the thread that received on it has noticed. */
    private static void open(Sink sink, int port) throws Exception {
        for (int tries = 0;; tries++) {
            try {
                sink.open(port);
                return;
            } catch (Exception e) {
                if (tries == 100) {
                    throw e;
                }
                LockSupport.parkNanos(5_000_000);
            }
        }
    }

    private void report(NetworkStats before, NetworkStats stats, long[] cpu, long[] after, long got) {
        long out = stats.packetsOut() - before.packetsOut();
        long in = stats.packetsIn() - before.packetsIn();
        long most = 0;
        long all = 0;
        StringBuilder each = new StringBuilder();
        for (int i = 0; i < after.length; i++) {
            long used = after[i] - cpu[i];
            most = Math.max(most, used);
            all += used;
            each.append(String.format(" %.0f%%", used / 1e7 / option("seconds")));
        }
        List<Long> trains = new ArrayList<>();
        long count = 0;
        for (int i = 0; i < stats.trains().size(); i++) {
            trains.add(stats.trains().get(i) - before.trains().get(i));
            count += trains.get(i);
        }
        Arrays.sort(latencies, 0, measured);
        System.out.printf("%s%n  in %d/s out %d/s, sink got %.3f of it; %.2f us/packet, workers%s, busiest could forward %.0f/s%n"
                + "  trains of %.2f %s; latency us p50 %d p95 %d p99 %d (%d); drops %s%n",
                options, in / option("seconds"), out / option("seconds"), got / (double) out, all / 1e3 / out, each,
                out * 1e9 / most, out / (double) count, trains, latency(50), latency(95), latency(99), measured, drops(stats));
    }

    private long latency(int percent) {
        return measured == 0 ? 0 : latencies[(int) ((measured - 1L) * percent / 100)] / 1_000;
    }

    private static String drops(NetworkStats stats) {
        StringBuilder text = new StringBuilder();
        stats.drops().forEach((reason, count) -> text.append(count == 0 ? "" : reason + "=" + count + " "));
        return text.toString();
    }

    private static long[] cpu() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        List<Long> used = new ArrayList<>();
        for (ThreadInfo info : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (info != null && info.getThreadName().startsWith("rostrum-media")) {
                used.add(threads.getThreadCpuTime(info.getThreadId()));
            }
        }
        return used.stream().mapToLong(Long::longValue).toArray();
    }

    private void probe(byte[] buffer, int offset, int length) {
        if (measuring && length > LENGTH && measured < latencies.length) {
            latencies[measured++] = System.nanoTime() - Octets.i64(buffer, offset + 12 + 40);
        }
    }

    // a camera of 30 frames with 7 packets (by mult more), a key frame of 40 each 5 s, and sound

    private int frames;
    private int sequence;
    private int sounds;

    private void publish(List<Leg> publishers, int seconds) {
        long begin = System.nanoTime();
        for (int i = 0; i < seconds * 30; i++, frames++) {
            boolean key = frames % 150 == 0 || frames < 3;
            int count = (key ? 40 : 7) * option("mult");
            for (int n = 0; n < count; n++) {
                byte[] packet = picture(key && n == 0, n == count - 1, n < count / 2 ? option("uneven") : 0);
                for (Leg publisher : publishers) {
                    publisher.peer.send(packet, 0, packet.length);
                }
                if (option("gap") > 0) {
                    spin(option("gap") * 1_000L);
                }
                sequence++;
            }
            for (int n = 0; n < 5; n++) {
                if ((i * 5 + n) % 3 == 0) {
                    byte[] sound = sound();
                    publishers.forEach(publisher -> publisher.peer.send(sound, 0, sound.length));
                    sounds++;
                }
                LockSupport.parkNanos(begin + (i * 5L + n + 1) * 1_000_000_000L / 150 - System.nanoTime());
            }
        }
    }

    private static void spin(long ns) {
        for (long end = System.nanoTime() + ns; System.nanoTime() < end;) {
            Thread.onSpinWait();
        }
    }

    private byte[] picture(boolean key, boolean last, int shorter) {
        byte[] b = new byte[12 + LENGTH - shorter];
        int at = RtpPacket.writeHeader(b, 0, false, last, 96, sequence & 0xffff, frames * 3000, 200);
        b[at] = (byte) 0x90;
        b[at + 1] = (byte) 0xe0;
        Octets.put16(b, at + 2, 0x8000 | frames & 0x7fff);
        b[at + 4] = (byte) frames;
        b[at + 6] = (byte) (key ? 0 : 1);
        if (!key) {
            b[at] = (byte) 0x80;
        }
        Octets.put64(b, at + 40, System.nanoTime());
        return b;
    }

    private final ExtensionBlock block = new ExtensionBlock();

    private byte[] sound() {
        byte[] b = new byte[200];
        block.clear();
        block.add(IDS.audioLevel(), new byte[] {20}, 0, 1);
        int at = RtpPacket.writeHeader(b, 0, true, false, 111, sounds & 0xffff, sounds * 960, 100);
        return Arrays.copyOf(b, block.write(b, at) + 80);
    }
}
