// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.dtls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.test.Eventually.eventually;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.proto.srtp.SrtpKeys;
import org.rostrum.proto.srtp.SrtpProfile;

/** A client and a server over memory. */
class DtlsSessionTest {

    private static final DtlsCertificate SERVER = DtlsCertificate.create(new SecureRandom(), Instant.now());
    private static final DtlsCertificate CLIENT = DtlsCertificate.create(new SecureRandom(), Instant.now());

    private final ThreadPoolExecutor pool = new ThreadPoolExecutor(0, 4, 10, TimeUnit.SECONDS, new SynchronousQueue<>());
    private final End server = new End();
    private final End client = new End();

    @AfterEach
    void stop() {
        server.close();
        client.close();
        pool.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource(SrtpProfile.class)
    void bothEndsGetTheSameKeysForTheCommonProfile(SrtpProfile profile) { // RFC 5764 section 4.2
        connect(DtlsConfig.of(DtlsRole.CLIENT, CLIENT).withProfiles(List.of(profile)));
        eventually(() -> server.told("established") + client.told("established"));
        assertThat(server.profile).isEqualTo(profile).isEqualTo(client.profile);
        assertThat(server.sending.key()).isEqualTo(client.receiving.key()).hasSize(profile.keyLength()).isNotEqualTo(client.sending.key());
        assertThat(server.sending.salt()).isEqualTo(client.receiving.salt()).hasSize(profile.saltLength());
        assertThat(server.receiving.key()).isEqualTo(client.sending.key());
    }

    @Test
    void gcmIsPreferred() { // Chromium offers 1, 8, 7
        connect(DtlsConfig.of(DtlsRole.CLIENT, CLIENT)
                .withProfiles(List.of(SrtpProfile.AES128_CM_HMAC_SHA1_80, SrtpProfile.AEAD_AES_256_GCM, SrtpProfile.AEAD_AES_128_GCM)));
        eventually(() -> server.told("established"));
        assertThat(server.profile).isEqualTo(SrtpProfile.AEAD_AES_128_GCM);
    }

    @Test
    void aHelloInPiecesAndLostFlightsDoNotMatter() { // Chromium's hello takes two datagrams
        AtomicInteger n = new AtomicInteger();
        client.drop = datagram -> n.incrementAndGet() == 2;
        AtomicInteger m = new AtomicInteger();
        server.drop = datagram -> m.incrementAndGet() % 4 == 1;
        DtlsConfig small = DtlsConfig.of(DtlsRole.CLIENT, CLIENT);
        connect(new DtlsConfig(small.role(), CLIENT, small.profiles(), Duration.ofSeconds(20), 120));
        eventually(Duration.ofSeconds(20), () -> server.told("established") + client.told("established"));
    }

    @Test
    void aServerWaitsForTheFingerprintAndKeepsTheHello() {
        server.session = session(DtlsConfig.of(DtlsRole.SERVER, SERVER), server);
        client.session = session(DtlsConfig.of(DtlsRole.CLIENT, CLIENT), client);
        wire();
        client.session.expect(SERVER.fingerprint());
        eventually(() -> client.sent.get() > 0 ? "" : "no hello");
        assertThat(server.news).isEmpty();
        server.session.expect(CLIENT.fingerprint());
        eventually(() -> server.told("established"));
    }

    @Test
    void aWrongCertificateIsRefusedByEitherSide() { // RFC 5763 section 5
        server.session = session(DtlsConfig.of(DtlsRole.SERVER, SERVER), server);
        client.session = session(DtlsConfig.of(DtlsRole.CLIENT, CLIENT), client);
        wire();
        server.session.expect(SERVER.fingerprint());
        client.session.expect(SERVER.fingerprint());
        eventually(() -> server.told("failed WRONG_CERTIFICATE") + client.told("failed PROTOCOL"));
        assertThat(server.profile).isNull();

        End victim = new End();
        End impostor = new End();
        impostor.session = session(DtlsConfig.of(DtlsRole.SERVER, SERVER), impostor);
        victim.session = session(DtlsConfig.of(DtlsRole.CLIENT, CLIENT), victim);
        victim.other = impostor;
        impostor.other = victim;
        impostor.session.expect(CLIENT.fingerprint());
        victim.session.expect(CLIENT.fingerprint());
        eventually(() -> victim.told("failed WRONG_CERTIFICATE"));
        impostor.close();
    }

    @Test
    void noCommonProfileFails() {
        server.session = session(DtlsConfig.of(DtlsRole.SERVER, SERVER).withProfiles(List.of(SrtpProfile.AEAD_AES_128_GCM)), server);
        client.session = session(
                DtlsConfig.of(DtlsRole.CLIENT, CLIENT).withProfiles(List.of(SrtpProfile.AES128_CM_HMAC_SHA1_80)), client);
        wire();
        server.session.expect(CLIENT.fingerprint());
        client.session.expect(SERVER.fingerprint());
        eventually(() -> server.told("failed NO_COMMON_PROFILE"));
    }

    @Test
    void closeIsHeardWithoutAWaitingThread() { // RFC 6347 section 4.1.2.7 by way of TLS's close_notify
        connect(DtlsConfig.of(DtlsRole.CLIENT, CLIENT));
        eventually(() -> server.told("established") + client.told("established"));
        eventually(() -> pool.getActiveCount() == 0 ? "" : pool.getActiveCount() + " threads still busy");
        client.session.close();
        eventually(() -> server.told("closed"));
        eventually(() -> pool.getActiveCount() == 0 ? "" : pool.getActiveCount() + " threads still busy");
        assertThat(client.news).doesNotContain("closed");
    }

    @Test
    void aSilentPeerCostsAThreadForTheLimitOnly() {
        DtlsConfig config = DtlsConfig.of(DtlsRole.CLIENT, CLIENT);
        client.session = session(new DtlsConfig(config.role(), CLIENT, config.profiles(), Duration.ofMillis(700), 1_200), client);
        client.session.expect(SERVER.fingerprint());
        eventually(() -> client.told("failed TIMED_OUT"));
        eventually(() -> pool.getActiveCount() == 0 ? "" : "still busy");
    }

    @Test
    void aServerWithoutDatagramsCostsNoThread() {
        server.session = session(DtlsConfig.of(DtlsRole.SERVER, SERVER), server);
        server.session.expect(CLIENT.fingerprint());
        assertThat(pool.getPoolSize()).isZero();
    }

    @Test
    void aFullPoolIsSaid() {
        client.session = new DtlsSession(DtlsConfig.of(DtlsRole.CLIENT, CLIENT), task -> {
            throw new RejectedExecutionException();
        }, client);
        client.session.expect(SERVER.fingerprint());
        assertThat(client.told("failed OVERLOADED")).isEmpty();
    }

    @Test
    void closingDuringTheHandshakeFreesTheThread() {
        client.session = session(DtlsConfig.of(DtlsRole.CLIENT, CLIENT), client);
        client.session.expect(SERVER.fingerprint());
        eventually(() -> client.sent.get() > 0 ? "" : "no hello");
        client.session.close();
        eventually(() -> pool.getActiveCount() == 0 ? "" : "still busy");
        assertThat(client.news).isEmpty();
    }

    /** 100,000 random and bent datagrams, a fifth of them past the queue: the open association lives, an opening one may fail. */
    @Test
    void malformedInputNeverThrows() {
        connect(DtlsConfig.of(DtlsRole.CLIENT, CLIENT));
        eventually(() -> server.told("established") + client.told("established"));
        Random random = new Random(6347);
        int read = 0;
        for (int i = 0; i < 100_000 || read < 20_000; i++) {
            byte[] bytes = noise(random);
            read += server.session.feed(bytes, 0, bytes.length) ? 1 : 0;
            assertThat(i).as("a closed association takes nothing").isLessThan(10_000_000);
        }
        assertThat(server.news).as("one forged datagram must not end a meeting").containsExactly("established");
        assertThat(pool.getLargestPoolSize()).isLessThanOrEqualTo(3);

        End opening = new End();
        opening.session = session(DtlsConfig.of(DtlsRole.SERVER, SERVER), opening);
        opening.session.expect(CLIENT.fingerprint());
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = noise(random);
            opening.session.feed(bytes, 0, bytes.length);
        }
        opening.close();
        eventually(() -> pool.getActiveCount() == 0 ? "" : "still busy");
    }

    private static byte[] noise(Random random) {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        if (bytes.length > 13 && random.nextInt(4) != 0) {
            bytes[0] = (byte) (20 + random.nextInt(4));
            bytes[1] = (byte) 0xfe;
            bytes[2] = (byte) 0xfd;
            bytes[3] = 0;
            bytes[4] = (byte) random.nextInt(2);
            bytes[11] = 0;
            bytes[12] = (byte) (bytes.length - 13);
        }
        return bytes;
    }

    private void connect(DtlsConfig clientConfig) {
        server.session = session(DtlsConfig.of(DtlsRole.SERVER, SERVER), server);
        client.session = session(clientConfig, client);
        wire();
        server.session.expect(CLIENT.fingerprint());
        client.session.expect(SERVER.fingerprint());
    }

    private void wire() {
        server.other = client;
        client.other = server;
    }

    private DtlsSession session(DtlsConfig config, End end) {
        return new DtlsSession(config, pool, end);
    }

    private static final class End implements DtlsListener, AutoCloseable {
        volatile @Nullable DtlsSession session;
        volatile @Nullable End other;
        volatile Predicate<byte[]> drop = datagram -> false;
        volatile @Nullable SrtpProfile profile;
        volatile @Nullable SrtpKeys sending;
        volatile @Nullable SrtpKeys receiving;
        final List<String> news = new CopyOnWriteArrayList<>();
        final AtomicInteger sent = new AtomicInteger();

        @Override
        public void transmit(byte[] datagram) {
            sent.incrementAndGet();
            if (other != null && !drop.test(datagram)) {
                other.session.feed(datagram, 0, datagram.length);
            }
        }

        @Override
        public void established(SrtpProfile chosen, SrtpKeys out, SrtpKeys in) {
            profile = chosen;
            sending = out;
            receiving = in;
            news.add("established");
        }

        @Override
        public void failed(DtlsFailure reason) {
            news.add("failed " + reason);
        }

        @Override
        public void closed() {
            news.add("closed");
        }

        String told(String what) {
            return news.contains(what) ? "" : "expected " + what + ", was " + news;
        }

        @Override
        public void close() {
            if (session != null) {
                session.close();
            }
        }
    }
}
