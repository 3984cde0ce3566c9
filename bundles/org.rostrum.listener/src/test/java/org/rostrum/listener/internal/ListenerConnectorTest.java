// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.test.Eventually.eventually;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.base.stream.StreamProtocol.Match;

/** What one port tells apart, over real sockets. */
class ListenerConnectorTest {

    private static final byte[] TURN = HexFormat.of().parseHex("0003000821 12a442000102030405060708090a0b".replace(" ", ""));
    private static final byte[] ICE_TCP = HexFormat.of().parseHex("0014000100002112a442000102030405060708090a0b");

    @TempDir
    Path folder;

    @Test // 00/R-14
    void httpInsideTlsReachesTheWebContainerWithTheTrueAddress() throws Exception {
        try (TestListener listener = new TestListener(folder, Map.of()); Socket client = listener.tls()) {
            String answer = exchange(client, "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

            assertThat(answer).startsWith("HTTP/1.1 200").endsWith("true " + client.getLocalPort());
            assertThat(answer).doesNotContain("Server:");
        }
    }

    @Test
    void httpWithoutTlsIsSentToHttps() throws Exception {
        try (TestListener listener = new TestListener(folder, Map.of()); Socket client = listener.plain()) {
            String answer = exchange(client, "GET /c/1 HTTP/1.1\r\nHost: localhost:" + listener.port() + "\r\n\r\n");

            assertThat(answer).startsWith("HTTP/1.1 308").contains("Location: https://localhost:" + listener.port() + "/c/1\r\n");
            assertThat(listener.counters().plainRequests()).isEqualTo(1);
        }
    }

    @Test // 61/SV-3
    void availabilityCheckNeedsNoTls() throws Exception {
        try (TestListener listener = new TestListener(folder, Map.of()); Socket client = listener.plain()) {
            assertThat(exchange(client, "GET /vsstatus HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 200").endsWith(TestListener.VERSION + "\n");
        }
    }

    @Test
    void headerThatComesByteByByteIsStillUnderstood() throws Exception {
        try (TestListener listener = new TestListener(folder, Map.of()); Socket client = listener.plain()) {
            client.setTcpNoDelay(true);
            for (byte b : "GET /vsstatus HTTP/1.1\r\nHost: x\r\n\r".getBytes(StandardCharsets.US_ASCII)) {
                client.getOutputStream().write(b);
                client.getOutputStream().flush();
            }
            assertThat(exchange(client, "\n")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void streamsNobodySpeaksAreClosedAndCounted() throws Exception {
        try (TestListener listener = new TestListener(folder, Map.of())) {
            for (byte[] first : new byte[][] {TURN, ICE_TCP}) {
                try (Socket plain = listener.plain(); Socket tls = listener.tls()) {
                    assertThat(answerTo(plain, first)).isEmpty();
                    assertThat(answerTo(tls, first)).isEmpty();
                }
            }
            assertThat(listener.counters().unclaimedStreams()).isEqualTo(4);
        }
    }

    @Test
    void junkIsClosedAndCounted() throws Exception {
        try (TestListener listener = new TestListener(folder, Map.of()); Socket client = listener.plain()) {
            assertThat(answerTo(client, new byte[] {(byte) 0xff, 1, 2, 3})).isEmpty();
            assertThat(listener.counters().unknown()).isEqualTo(1);
        }
    }

    @Test
    void protocolTakesItsStreamFromTheFirstByteOnInsideAndOutsideTls() throws Exception {
        EchoProtocol echo = new EchoProtocol();
        try (TestListener listener = new TestListener(folder, Map.of()); Socket plain = listener.plain(); Socket tls = listener.tls()) {
            listener.protocols.add(echo);
            for (Socket client : new Socket[] {plain, tls}) {
                client.getOutputStream().write(ICE_TCP);

                assertThat(client.getInputStream().readNBytes(ICE_TCP.length)).isEqualTo(ICE_TCP);
                assertThat(echo.last().remote().getPort()).isEqualTo(client.getLocalPort());
                assertThat(echo.last().local().getPort()).isEqualTo(listener.port());
                assertThat(echo.last().secure()).isEqualTo(client instanceof SSLSocket);
            }
            assertThat(listener.counters().streams()).isEqualTo(2);
        }
    }

    @Test
    void protocolMayWaitForMoreBytes() throws Exception {
        EchoProtocol echo = new EchoProtocol();
        echo.match = first -> first.remaining() < 4 ? Match.MORE : Match.YES;
        try (TestListener listener = new TestListener(folder, Map.of()); Socket client = listener.plain()) {
            listener.protocols.add(echo);
            client.getOutputStream().write(new byte[] {1, 2});
            client.getOutputStream().flush();
            client.getOutputStream().write(new byte[] {3, 4, 5});

            assertThat(client.getInputStream().readNBytes(5)).containsExactly(1, 2, 3, 4, 5);
        }
    }

    @Test
    void closedStreamIsToldToItsHandler() throws Exception {
        EchoProtocol echo = new EchoProtocol();
        try (TestListener listener = new TestListener(folder, Map.of())) {
            listener.protocols.add(echo);
            try (Socket client = listener.plain()) {
                client.getOutputStream().write(ICE_TCP);
                client.getInputStream().readNBytes(ICE_TCP.length);
            }
            eventually(() -> echo.closed() == 1 ? "" : "closed " + echo.closed() + " times");
            assertThat(echo.last().send(java.nio.ByteBuffer.wrap(TURN))).isFalse();
        }
    }

    @Test
    void pausedStreamReadsNothingUntilResumed() throws Exception {
        EchoProtocol echo = new EchoProtocol();
        echo.pausing = true;
        try (TestListener listener = new TestListener(folder, Map.of()); Socket client = listener.plain()) {
            listener.protocols.add(echo);
            client.getOutputStream().write(ICE_TCP);
            client.getInputStream().readNBytes(ICE_TCP.length);
            client.getOutputStream().write(new byte[2]);
            client.setSoTimeout(200);
            assertThat(readsNothing(client)).isTrue();
            client.setSoTimeout(5_000);

            echo.last().resumeReading();

            assertThat(client.getInputStream().readNBytes(2)).hasSize(2);
        }
    }

    @Test
    void whatAReaderDoesNotTakeIsBounded() throws Exception {
        EchoProtocol echo = new EchoProtocol();
        try (TestListener listener = new TestListener(folder, Map.of()); Socket client = listener.plain()) {
            listener.protocols.add(echo);
            client.getOutputStream().write(ICE_TCP);
            client.getInputStream().readNBytes(ICE_TCP.length);
            java.nio.ByteBuffer block = java.nio.ByteBuffer.allocate(64 * 1024);
            int sent = 0;
            while (sent < 1_000 && echo.last().send(block.duplicate())) {
                sent++;
            }

            assertThat(sent).as("64 KiB blocks taken for a reader that does not read").isLessThan(1_000);
            assertThat(echo.last().pendingBytes()).isLessThanOrEqualTo(org.rostrum.base.stream.ByteStream.MAX_PENDING_BYTES);
        }
    }

    @Test
    void headersThatNeverEndAreCutOff() throws Exception {
        try (TestListener listener = new TestListener(folder, Map.of("headerTimeoutMs", 1_000));
                Socket silent = listener.plain(); Socket detecting = listener.plain(); Socket plain = listener.plain(); SSLSocket tls = listener.tls()) {
            detecting.getOutputStream().write(0x16);
            plain.getOutputStream().write("GET / HT".getBytes(StandardCharsets.US_ASCII));
            tls.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\nA: ".getBytes(StandardCharsets.US_ASCII));

            assertThat(readToEnd(silent)).isEmpty();
            assertThat(readToEnd(detecting)).isEmpty();
            assertThat(readToEnd(plain)).isEmpty();
            assertThat(readToEnd(tls)).isEmpty();
            assertThat(listener.counters().tooSlow()).isEqualTo(4);
        }
    }

    @Test
    void neitherConnectionsBetweenRequestsNorSlowAnswersAreCutOff() throws Exception {
        try (TestListener listener = new TestListener(folder, Map.of("headerTimeoutMs", 1_500));
                SSLSocket kept = listener.tls(); SSLSocket patient = listener.tls(); Socket slow = listener.plain()) {
            byte[] request = "HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
            kept.getOutputStream().write(request);
            assertThat(readHeader(kept)).startsWith("HTTP/1.1 200");
            listener.slowAnswers = new CompletableFuture<>();
            patient.getOutputStream().write(request);
            // Two whole deadlines pass: two slow connections, one after the other, are cut off meanwhile
            assertThat(readToEnd(slow)).isEmpty();
            try (Socket another = listener.plain()) {
                assertThat(readToEnd(another)).isEmpty();
            }

            listener.slowAnswers.complete(null);
            assertThat(readHeader(patient)).startsWith("HTTP/1.1 200");
            kept.getOutputStream().write(request);
            assertThat(readHeader(kept)).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void hugeHeadersAreRefused() throws Exception {
        String huge = "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(20_000) + "\r\n\r\n";
        try (TestListener listener = new TestListener(folder, Map.of()); Socket tls = listener.tls(); Socket plain = listener.plain()) {
            assertThat(exchange(tls, huge)).startsWith("HTTP/1.1 431");
            assertThat(exchange(plain, huge)).startsWith("HTTP/1.1 400");
        }
    }

    @Test // 20/TLS-23: a changed certificate is shown from the next connection on and cuts none
    void renewedCertificateClosesNoConnection() throws Exception {
        try (TestListener listener = new TestListener(folder, Map.of()); SSLSocket before = listener.tls()) {
            before.startHandshake();
            Certificate old = before.getSession().getPeerCertificates()[0];

            listener.certificate.renew();

            assertThat(exchange(before, "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 200");
            try (SSLSocket after = listener.tls()) {
                after.startHandshake();
                assertThat(after.getSession().getPeerCertificates()[0]).isNotEqualTo(old).isEqualTo(listener.certificate.server());
            }
        }
    }

    /** Who follows a broken link gets the page of the application there; programs get the error body of 61 section 5. */
    @ParameterizedTest
    @CsvSource({
        "/room/%E0%A4, /room/%EF%BF%BDE0%EF%BF%BDA4", // half a character
        "/c/%zz?a=%zz, /c/%EF%BF%BDzz?a=%zz",
        "/me/%, /me/%EF%BF%BD",
        "/x%2Fy, /x%EF%BF%BD2Fy",
        "/oauth2/%00, /oauth2/%EF%BF%BD00",
        "/c/gr%C3%BC%C3%9Fe, /c/gr%C3%BC%C3%9Fe",
        "/api/v4/users/%E0%A4, ",
        "/api/v4/users/%zz, ",
        "/api/v4/users/a%2Fb, ",
        "/oauth2/v1/%, "})
    void anAddressThatNobodyCanDecodeIsAPageThatDoesNotExist(String target, @Nullable String reached) throws Exception {
        try (TestListener listener = new TestListener(folder, Map.of()); Socket client = listener.tls()) {
            String answer = exchange(client, "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nX-Tell: 1\r\nConnection: close\r\n\r\n");
            if (reached == null) {
                assertThat(answer).startsWith("HTTP/1.1 400").contains("Content-Type: application/json", "\"reason\":\"malformed\"");
            } else {
                assertThat(answer).startsWith("HTTP/1.1 200").endsWith("https://localhost" + reached);
            }
        }
    }

    @Test // design.md section 6: whoever answers, and whatever
    void everyAnswerInsideTlsCarriesTheSafetyHeaders() throws Exception {
        try (TestListener listener = new TestListener(folder, Map.of())) {
            for (String request : new String[] {"GET / HTTP/1.1\r\nHost: localhost\r\n", "GET /\u0001 HTTP/1.1\r\nHost: localhost\r\n"}) {
                try (Socket client = listener.tls()) {
                    String answer = exchange(client, request + "Connection: close\r\n\r\n");
                    if (answer.startsWith("HTTP/1.1 200")) {
                        assertThat(answer).contains("X-Content-Type-Options: nosniff\r\n", "Referrer-Policy: no-referrer\r\n",
                                "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n", "X-Frame-Options: DENY\r\n",
                                "Permissions-Policy: ", "Cross-Origin-Resource-Policy: same-origin\r\n");
                        assertThat(answer).doesNotContain("Strict-Transport-Security");
                    } else {
                        assertThat(answer).startsWith("HTTP/1.1 400");
                    }
                }
            }
            listener.strictTransport = true;
            try (Socket client = listener.tls()) {
                assertThat(exchange(client, "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                        .contains("Strict-Transport-Security: max-age=31536000\r\n");
            }
        }
    }

    @Test // only from proxies of ours, and only the address that they saw themselves
    void trustedProxyTellsTheClientAndNobodyElseDoes() throws Exception {
        String request = "GET /a?b HTTP/1.1\r\nHost: inner\r\nX-Tell: 1\r\nX-Forwarded-For: 10.0.0.1, 198.51.100.7\r\nX-Forwarded-Proto: http\r\n"
                + "X-Forwarded-Host: video.example.org\r\nConnection: close\r\n\r\n";
        try (TestListener listener = new TestListener(folder, Map.of("trustedProxies", new String[] {"127.0.0.0/8, fd00::/8"}));
                Socket client = listener.tls()) {
            assertThat(exchange(client, request)).endsWith("false 0 198.51.100.7 http://video.example.org/a?b");
        }
        try (TestListener listener = new TestListener(folder, Map.of("trustedProxies", new String[] {"10.0.0.0/8", "nonsense"}));
                Socket client = listener.tls()) {
            assertThat(exchange(client, request)).endsWith("true " + client.getLocalPort() + " 127.0.0.1 https://inner/a?b");
        }
    }

    @Test // 00/R-22: a port that is given up keeps its connections until they end
    void retiredPortAcceptsNobodyAndKeepsWhoIsThere() throws Exception {
        try (TestListener listener = new TestListener(folder, Map.of("headerTimeoutMs", 1_000)); Socket client = listener.tls()) {
            exchangeKept(client);
            java.util.concurrent.atomic.AtomicInteger drained = new java.util.concurrent.atomic.AtomicInteger();
            int port = listener.port();

            listener.retire(drained::incrementAndGet);

            eventually(() -> {
                try (Socket refused = new Socket("127.0.0.1", port)) {
                    return "still accepts";
                } catch (IOException e) {
                    return "";
                }
            });
            exchangeKept(client);
            assertThat(drained).hasValue(0);
            try (BoundPort again = BoundPort.bind("127.0.0.1", port)) {
                assertThat(again.number()).isEqualTo(port);
            }
            client.close();
            eventually(() -> drained.get() == 1 ? "" : "drained " + drained.get() + " times");
        }
    }

    /** A request whose answer leaves the connection open. */
    private static void exchangeKept(Socket client) throws IOException {
        client.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
        StringBuilder answer = new StringBuilder();
        while (!answer.toString().contains("\r\n\r\ntrue ")) {
            int next = client.getInputStream().read();
            assertThat(next).as(answer.toString()).isNotNegative();
            answer.append((char) next);
        }
        while (client.getInputStream().available() > 0) {
            client.getInputStream().read();
        }
    }

    private static String exchange(Socket client, String request) throws IOException {
        return new String(answerTo(client, request.getBytes(StandardCharsets.US_ASCII)), StandardCharsets.US_ASCII);
    }

    private static byte[] answerTo(Socket client, byte[] bytes) throws IOException {
        client.getOutputStream().write(bytes);
        return readToEnd(client);
    }

    /** A reset counts as an end: the server closes without reading what is left. */
    private static byte[] readToEnd(Socket client) throws IOException {
        try {
            return client.getInputStream().readAllBytes();
        } catch (java.net.SocketTimeoutException e) {
            throw e;
        } catch (java.net.SocketException | javax.net.ssl.SSLException e) {
            return new byte[0];
        }
    }

    private static String readHeader(Socket client) throws IOException {
        StringBuilder header = new StringBuilder();
        while (header.indexOf("\r\n\r\n") < 0) {
            header.append((char) client.getInputStream().read());
        }
        return header.toString();
    }

    private static boolean readsNothing(Socket client) throws IOException {
        try {
            return client.getInputStream().read() < -1;
        } catch (java.net.SocketTimeoutException e) {
            return true;
        }
    }

    @ParameterizedTest
    @CsvSource({"24, 96", "46, 184", "0, 0"})
    void connectionsAreMarked(int dscp, int trafficClass) throws Exception { // 10/PROT-3
        try (TestListener listener = new TestListener(folder, Map.of("signallingDscp", dscp)); Socket client = listener.plain()) {
            eventually(() -> {
                try {
                    return listener.trafficClasses().equals(List.of(trafficClass)) ? "" : "marked " + listener.trafficClasses();
                } catch (SocketException e) {
                    return e.toString();
                }
            });
            assertThat(client.isConnected()).isTrue();
        }
    }
}
