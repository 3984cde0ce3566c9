// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.test.Eventually.eventually;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.base.thread.Threads;
import org.rostrum.media.net.OuterAddress.Problem;
import org.rostrum.media.net.OuterAddress.State;
import org.rostrum.proto.stun.StunClass;
import org.rostrum.proto.stun.StunError;
import org.rostrum.proto.stun.StunMessage;
import org.rostrum.proto.stun.StunTransactionId;
import org.rostrum.proto.stun.StunWriter;
import org.rostrum.test.VirtualTime;

/** Against a STUN server of our own on loopback that says what the test wants. */
class OuterAddressFinderTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final InetSocketAddress OUTSIDE = new InetSocketAddress("203.0.113.9", 40_000);

    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final VirtualTime time = new VirtualTime();
    private final AtomicInteger questions = new AtomicInteger();
    private volatile BiFunction<StunMessage, Integer, byte @Nullable []> answers =
            (request, n) -> StunWriter.answer(request, StunClass.SUCCESS).xorMappedAddress(OUTSIDE).toBytes();
    private final DatagramSocket server = serve();
    private @Nullable OuterAddressFinder finder;

    @AfterEach
    void stop() {
        if (finder != null) {
            finder.close();
        }
        server.close();
        pool.shutdownNow();
    }

    private DatagramSocket serve() {
        try {
            DatagramSocket socket = new DatagramSocket(0, LOOPBACK);
            pool.execute(() -> {
                try {
                    while (true) {
                        DatagramPacket packet = new DatagramPacket(new byte[1_500], 1_500);
                        socket.receive(packet);
                        byte[] answer = answers.apply(StunMessage.parse(packet.getData(), 0, packet.getLength()), questions.incrementAndGet());
                        if (answer != null) {
                            socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                        }
                    }
                } catch (IOException e) {
                    assertThat(socket.isClosed()).isTrue();
                }
            });
            return socket;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Pool threads are real, time is not. */
    private final class TestThreads implements Threads {
        @Override
        public ExecutorService io() {
            return pool;
        }

        @Override
        public ExecutorService cpu() {
            return pool;
        }

        @Override
        public Scheduler scheduler() {
            return time;
        }
    }

    private OuterAddressFinder ask(OuterAddressFinder.Resolver resolver) {
        finder = new OuterAddressFinder("stun.test:" + server.getLocalPort(), Duration.ofMinutes(5), new TestThreads(), resolver, 40);
        return finder;
    }

    private OuterAddressFinder ask() {
        return ask(host -> new InetAddress[] {LOOPBACK});
    }

    private static void becomes(OuterAddressFinder finder, Problem problem, String... addresses) {
        eventually(() -> finder.state().problem() == problem && finder.state().addresses().equals(List.of(addresses)) ? "" : finder.state().toString());
    }

    /** Lets so much time pass once the timer of the next question is set. */
    private void pass(Duration duration) {
        eventually(() -> time.pending() == 1 ? "" : "no timer");
        time.advance(duration);
    }

    @Test // 20/WRTC-5
    void theServerLearnsItsOuterAddressAndHearsOfChanges() {
        OuterAddressFinder asked = ask();
        becomes(asked, Problem.NONE, "203.0.113.9");
        answers = (request, n) -> StunWriter.answer(request, StunClass.SUCCESS).xorMappedAddress(new InetSocketAddress("198.51.100.7", 1)).toBytes();
        pass(Duration.ofMinutes(4));
        assertThat(questions).hasValue(1);
        pass(Duration.ofMinutes(1));
        becomes(asked, Problem.NONE, "198.51.100.7");
    }

    @Test
    void lostQuestionsAreRepeatedAndStrangersAnswersAreNotTaken() {
        answers = (request, n) -> n < 3 ? null : n == 3
                ? new StunWriter(StunClass.SUCCESS, request.method(), new StunTransactionId(1, 2)).xorMappedAddress(new InetSocketAddress("192.0.2.66", 1)).toBytes()
                : StunWriter.answer(request, StunClass.SUCCESS).xorMappedAddress(OUTSIDE).toBytes();
        OuterAddressFinder asked = ask();
        becomes(asked, Problem.SILENT);
        assertThat(questions).as("three tries").hasValue(3);
        pass(Duration.ofSeconds(30));
        becomes(asked, Problem.NONE, "203.0.113.9");
    }

    @Test
    void whatWasKnownStaysWhileTheServerIsSilentOrUnknown() {
        AtomicInteger lookUps = new AtomicInteger();
        OuterAddressFinder asked = ask(host -> {
            assertThat(host).isEqualTo("stun.test");
            if (lookUps.incrementAndGet() == 3) {
                throw new UnknownHostException(host);
            }
            return new InetAddress[] {LOOPBACK};
        });
        becomes(asked, Problem.NONE, "203.0.113.9");
        answers = (request, n) -> StunWriter.answer(request, StunClass.ERROR).error(StunError.BAD_REQUEST).toBytes();
        pass(Duration.ofMinutes(5));
        becomes(asked, Problem.SILENT, "203.0.113.9");
        pass(Duration.ofSeconds(30));
        becomes(asked, Problem.NO_ADDRESS, "203.0.113.9");
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1", "0.0.0.0", "224.0.0.1", "169.254.1.1"})
    void anAddressThatNobodyCouldUseIsNotTaken(String useless) {
        answers = (request, n) -> StunWriter.answer(request, StunClass.SUCCESS).xorMappedAddress(new InetSocketAddress(useless, 1)).toBytes();
        becomes(ask(), Problem.SILENT);
    }

    @Test // nothing waits for a name server
    void aSlowNameHoldsUpNobody() {
        CountDownLatch slow = new CountDownLatch(1);
        OuterAddressFinder asked = ask(host -> {
            try {
                slow.await();
            } catch (InterruptedException e) {
                throw new UnknownHostException(host);
            }
            return new InetAddress[] {LOOPBACK};
        });
        assertThat(asked.state()).isEqualTo(new State("stun.test:" + server.getLocalPort(), List.of(), Problem.NONE));
        slow.countDown();
        becomes(asked, Problem.NONE, "203.0.113.9");
    }

    @Test
    void nobodyIsAskedWithoutAServer() {
        OuterAddressFinder none = new OuterAddressFinder("", Duration.ofMinutes(5), new TestThreads(), InetAddress::getAllByName, 40);
        assertThat(none.state()).isEqualTo(new State("", List.of(), Problem.NONE));
        OuterAddressFinder bad = new OuterAddressFinder("turn:a b", Duration.ofMinutes(5), new TestThreads(), InetAddress::getAllByName, 40);
        assertThat(bad.state().problem()).isEqualTo(Problem.NO_SERVER);
        assertThat(time.pending()).isZero();
    }

    @ParameterizedTest // RFC 7064
    @CsvSource(nullValues = "-", value = {
        "stun.example.org, stun.example.org, 3478", "stun:stun.example.org:19302, stun.example.org, 19302", "192.0.2.1:1, 192.0.2.1, 1",
        "[2001:db8::1], 2001:db8::1, 3478", "stun:[2001:db8::1]:5, 2001:db8::1, 5", "a:0, -, 0", "a:65536, -, 0", "stuns:a, -, 0", "a b, -, 0", "-x, -, 0", "'', -, 0"})
    void names(String text, @Nullable String host, int port) {
        assertThat(StunServerName.parse(text).map(StunServerName::host).orElse(null)).isEqualTo(host);
        assertThat(StunServerName.parse(text).map(StunServerName::port).orElse(0)).isEqualTo(port);
    }
}
