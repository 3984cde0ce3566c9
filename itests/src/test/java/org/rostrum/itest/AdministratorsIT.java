// SPDX-License-Identifier: Apache-2.0
package org.rostrum.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Administrators as they really sign in: REST, console, Web Console, panel; from here and from elsewhere. */
class AdministratorsIT {

    private static final String PASSWORD = "A password of tests 1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static ServerProcess server;

    @BeforeAll
    static void start() {
        server = ServerProcess.start("administrators", Map.of(
                "ROSTRUM_SERVER_NAME", "meet.test", "ROSTRUM_ADMIN_LOGIN", "root", "ROSTRUM_ADMIN_PASSWORD", PASSWORD));
        org.rostrum.test.Eventually.eventually(() -> server.get("/api/v4/setup").body().contains("\"required\":false") ? "" : "not set up");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private record Answer(int status, String text, String cookie) {
        JsonNode json() throws Exception {
            return JSON.readTree(text);
        }

        String reason() throws Exception {
            return json().at("/error/errors/0/reason").asText();
        }
    }

    private static Answer call(URI base, String method, String path, String session, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
        if (!session.isEmpty()) {
            // as programs do: a token needs no CSRF header
            request.header("Authorization", "Bearer " + session);
        }
        HttpResponse<String> answer = server.send(request.build());
        String cookie = answer.headers().allValues("Set-Cookie").stream().filter(c -> c.startsWith("rostrum_session="))
                .map(c -> c.substring(c.indexOf('=') + 1, c.indexOf(';'))).findFirst().orElse("");
        return new Answer(answer.statusCode(), answer.body(), cookie);
    }

    private static Answer call(String method, String path, String session, String body) {
        return call(server.https("/"), method, "/api/v4" + path, session, body);
    }

    private static Answer signIn(String login, String password, String code) {
        return call("POST", "/sign-in", "", "{'realm':'admin','login':'" + login + "','password':'" + password + "'"
                + (code.isEmpty() ? "" : ",'code':'" + code + "'") + "}");
    }

    private static String root() {
        return signIn("root", PASSWORD, "").cookie();
    }

    private static void create(String session, String login, String roles) {
        assertThat(call("POST", "/administrators", session,
                "{'login':'" + login + "','password':'" + PASSWORD + "','roles':[" + roles + "]}").status()).isEqualTo(200);
    }

    /** What an authenticator shows, {@code steps} of 30 seconds from now. */
    private static String code(String base32, int steps) throws Exception {
        List<Byte> bytes = new ArrayList<>();
        int held = 0;
        int bits = 0;
        for (char c : base32.toCharArray()) {
            held = held << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.add((byte) (held >> bits));
            }
        }
        byte[] secret = new byte[bytes.size()];
        for (int i = 0; i < secret.length; i++) {
            secret[i] = bytes.get(i);
        }
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(secret, "HmacSHA1"));
        byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(Instant.now().getEpochSecond() / 30 + steps).array());
        return String.format("%06d", (ByteBuffer.wrap(hash).getInt(hash[19] & 15) & Integer.MAX_VALUE) % 1_000_000);
    }

    @Test // 00/R-10: one sign-in for REST and console, with the second factor
    void aSecondFactorCountsEverywhere() throws Exception {
        String session = root();
        create(session, "two", "'admin'");
        String two = signIn("two", PASSWORD, "").cookie();
        String secret = call("POST", "/me/second-factor", two, "").json().get("secret").asText();
        assertThat(call("POST", "/me/second-factor/confirm", two, "{'code':'" + code(secret, -1) + "'}").status()).isEqualTo(204);
        assertThat(signIn("two", PASSWORD, "").reason()).isEqualTo("secondFactorRequired");
        assertThat(signIn("two", PASSWORD, code(secret, 0)).status()).isEqualTo(200);
        assertThat(server.console("two", PASSWORD, "rostrum:admin-list")).doesNotContain("Second factor");
        assertThat(server.console("two", PASSWORD + code(secret, 1), "rostrum:admin-list")).contains("Second factor", "two");
        assertThat(server.console("rostrum:admin-reset two")).contains("New password of two: ");
        assertThat(call("GET", "/me", two, "").reason()).as("his sessions ended").isEqualTo("unauthorized");
    }

    @Test // 20/SEC-5
    void theLastAdministratorStaysWhoeverAsks() throws Exception {
        String session = root();
        JsonNode all = call("GET", "/administrators", session, "").json().get("list");
        for (JsonNode other : all) {
            if (!other.get("login").asText().equals("root")) {
                call("DELETE", "/administrators/" + other.get("login").asText(), session, "");
            }
        }
        assertThat(call("DELETE", "/administrators/root", session, "").reason()).isEqualTo("lastAdministrator");
        assertThat(call("PATCH", "/administrators/root", session, "{'active':false}").reason()).isEqualTo("lastAdministrator");
        assertThat(server.console("rostrum:admin-disable root")).contains("lastAdministrator");
        assertThat(server.console("rostrum:admin-role root security-admin")).contains("lastAdministrator");
        assertThat(call("GET", "/me", session, "").status()).isEqualTo(200);
    }

    @Test // 30/LCK-3, LCK-6, LCK-7
    void wrongPasswordsLockForPanelAndConsole() throws Exception {
        create(root(), "guessed", "'security-admin'");
        for (int i = 0; i < 5; i++) {
            assertThat(signIn("guessed", "wrong", "").reason()).isEqualTo("InvalidCredentials");
        }
        Answer locked = signIn("guessed", PASSWORD, "");
        assertThat(locked.status()).isEqualTo(403);
        assertThat(locked.reason()).isEqualTo("accountLocked");
        assertThat(server.console("rostrum:admin-unlock guessed")).contains("not locked");
        assertThat(signIn("guessed", PASSWORD, "").status()).isEqualTo(200);
    }

    @Test // 20/SEC-7, 10/ACC-5, 20/SEC-10: sign-in, open sessions, pages and Web Console; the public API goes on
    void foreignAddressesDoNotAdminister() throws Exception {
        URI elsewhere = URI.create("https://" + ownAddress() + ":" + server.httpsPort() + "/");
        String session = root();
        String all = "{'networks':[{'address':'0.0.0.0','prefix':0}]}";
        assertThat(call("PATCH", "/admin-access", session, all).status()).isEqualTo(200);
        assertThat(call(elsewhere, "GET", "/api/v4/administrators", session, "").status()).isEqualTo(200);
        assertThat(call(elsewhere, "GET", "/api/v4/guest-page", "", "").json().at("/guest_page/administration").asBoolean()).isTrue();
        try {
            assertThat(call(elsewhere, "PATCH", "/api/v4/admin-access", session, "{'networks':[]}").reason()).isEqualTo("wouldLockYouOut");
            assertThat(call("PATCH", "/admin-access", session, "{'networks':[]}").status()).isEqualTo(200);
            assertThat(call(elsewhere, "GET", "/api/v4/administrators", session, "").reason()).isEqualTo("addressNotAllowed");
            String body = "{'realm':'admin','login':'root','password':'" + PASSWORD + "'}";
            assertThat(call(elsewhere, "POST", "/api/v4/sign-in", "", body).reason()).isEqualTo("addressNotAllowed");
            assertThat(call(elsewhere, "GET", "/api/v4/guest-page", "", "").json().at("/guest_page/administration").asBoolean(true)).isFalse();
            assertThat(call(elsewhere, "GET", "/panel/", "", "").text()).contains("addressNotAllowed");
            assertThat(call(elsewhere, "GET", "/system/console/bundles", "", "").text()).contains("addressNotAllowed");
            assertThat(call(elsewhere, "GET", "/api/v4/server", "", "").status()).isEqualTo(200);
            assertThat(call("GET", "/administrators", session, "").status()).as("loopback always may").isEqualTo(200);
        } finally {
            call("PATCH", "/admin-access", session, all);
        }
    }

    private static String ownAddress() throws Exception {
        return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address.getAddress().length == 4 && !address.isLoopbackAddress())
                .map(InetAddress::getHostAddress).findFirst().orElseThrow(() -> new AssertionError("this host has loopback only"));
    }

    @Test // 00/R-10: the Web Console knows the panel's sessions, and nobody else
    void theWebConsoleOpensToTheSessionOfThePanel() {
        assertThat(console("", "").statusCode()).isEqualTo(302);
        assertThat(console("", "admin:admin").statusCode()).as("the user that everybody knows").isEqualTo(302);
        HttpResponse<String> open = console(root(), "");
        assertThat(open.statusCode()).isEqualTo(200);
        assertThat(open.body()).contains("org.rostrum.identity");
        create(root(), "sec", "'security-admin'");
        assertThat(console(signIn("sec", PASSWORD, "").cookie(), "").statusCode()).isEqualTo(403);
    }

    private static HttpResponse<String> console(String session, String basic) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.https("/system/console/bundles.json"));
        if (!session.isEmpty()) {
            request.header("Cookie", "rostrum_session=" + session);
        }
        if (!basic.isEmpty()) {
            String typed = java.util.Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8));
            request.header("Authorization", "Basic " + typed);
        }
        return server.send(request.build());
    }
}
