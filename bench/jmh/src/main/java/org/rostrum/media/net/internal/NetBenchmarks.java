// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.rostrum.base.time.Ticker;
import org.rostrum.media.net.TrafficKind;
import org.rostrum.media.net.TransportHandler;

/** From the datagram to its transport, and from protected packets to the kernel. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class NetBenchmarks {

    private static final int ADDRESSES = 1_024;
    private static final int PACKETS = 40;

    private final InetSocketAddress[] from = new InetSocketAddress[ADDRESSES];
    private final byte[] packet = new byte[1_216];
    private final InetAddress loopback = InetAddress.getLoopbackAddress();
    private MediaPlane plane;
    private Worker worker;
    private DatagramSocket receiver;
    private InetSocketAddress to;
    private int next;

    /** Packets of one train. */
    @Param({"1", "5", "10", "40"})
    private int train;

    /** A handler that wants nothing. */
    private static final class Nobody implements TransportHandler {
        @Override
        public void connected(long nowNs) {}

        @Override
        public void packet(byte[] buffer, int offset, int length, long nowNs) {}

        @Override
        public void batchEnd(long nowNs) {}

        @Override
        public void closed(CloseReason reason) {}
    }

    @Setup(Level.Trial)
    public void open() throws Exception {
        PlaneSettings settings = new PlaneSettings(0, 1, List.of(), List.of(), true, true, Set.of("udp"), Set.of("udp"), 4 << 20, 4 << 20, 34, 34, true);
        plane = new MediaPlane(settings, Ticker.SYSTEM, Clock.systemUTC(), new SecureRandom());
        packet[0] = (byte) 0x80;
        packet[1] = 96;
        receiver = new DatagramSocket(new InetSocketAddress(loopback, 0));
        to = (InetSocketAddress) receiver.getLocalSocketAddress();
        PeerTransport transport = (PeerTransport) plane.create("bench", new Nobody());
        worker = (Worker) transport.worker();
        transport.claim(worker);
        for (int i = 0; i < ADDRESSES; i++) {
            from[i] = new InetSocketAddress(loopback, 10_000 + i);
        }
        onWorker(() -> {
            for (InetSocketAddress address : from) {
                worker.router().bind(address, transport);
            }
        });
    }

    @TearDown(Level.Trial)
    public void close() {
        receiver.close();
        plane.close();
    }

    private void onWorker(Runnable task) throws Exception {
        CompletableFuture.runAsync(task, worker).get(10, TimeUnit.SECONDS);
    }

    /** First octets, table of 1,024 addresses, transport; no keys, so nothing is opened. Times 1,000 on the worker. */
    @Benchmark
    @OperationsPerInvocation(1_000)
    public void demultiplexAndRoute() throws Exception {
        onWorker(() -> {
            for (int i = 0; i < 1_000; i++) {
                worker.router().route(packet, packet.length, from[next++ & ADDRESSES - 1], worker);
            }
        });
    }

    /** Forty packets to one peer in trains; with the kernel's part, to a socket that is full. */
    @Benchmark
    @OperationsPerInvocation(PACKETS * 10)
    public void train() throws Exception {
        onWorker(() -> {
            for (int n = 0; n < 10; n++) {
                Train open = new Train(worker, worker.lane(TrafficKind.VIDEO));
                for (int i = 1; i <= PACKETS; i++) {
                    open.append(packet, packet.length, to);
                    if (i % train == 0) {
                        open.depart(to);
                    }
                }
                worker.lane(TrafficKind.VIDEO).flush();
            }
        });
    }
}
