// SPDX-License-Identifier: Apache-2.0
package org.rostrum.webrtc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.media.turn.TurnService;
import org.rostrum.media.turn.TurnService.IceServer;
import org.rostrum.settings.Setting;
import org.rostrum.settings.SiteSettings;

class IceServersTest {

    private final Map<Setting<?>, Object> values = new HashMap<>();
    private final IceServers servers = new IceServers(Clock.fixed(Instant.ofEpochSecond(1_000), ZoneOffset.UTC));
    private final FakeConnection connection = new FakeConnection(new ParticipantId("alice"), new SessionId(9));

    IceServersTest() {
        servers.setSettings(new Stored());
        servers.setTurn(new BuiltIn());
    }

    private final class Stored implements SiteSettings {
        @Override
        @SuppressWarnings("unchecked") // values are put in under settings of their type
        public <T> T get(Setting<T> setting) {
            return (T) values.getOrDefault(setting, setting.fallback());
        }

        @Override
        public <T> void set(Setting<T> setting, T value, String by) {
            values.put(setting, value);
        }

        @Override
        public <T> AutoCloseable onChange(Setting<T> setting, Consumer<T> listener) {
            return () -> { };
        }
    }

    private static final class BuiltIn implements TurnService {
        @Override
        public List<IceServer> forClient(String label, String host, int reachedPort) {
            return List.of(new IceServer(List.of("turn:built-in"), label, "x"));
        }

        @Override
        public TurnStats stats() {
            return new TurnStats(0, 0, 0, 0, 0);
        }

        @Override
        public TurnCheck check() {
            return TurnCheck.OFF;
        }
    }

    @Test // 20/WRTC-3: with a custom one the built-in is not used any more; 20/WRTC-5: handed to browsers
    void theListReplacesTheBuiltInServer() {
        assertThat(servers.of(connection)).extracting(IceServer::urls).containsExactly(List.of("turn:built-in"));
        values.put(IceSettings.SERVERS, List.of("stun:stun.example.org", "turn:turn.example.org:3478?transport=udp"));
        values.put(IceSettings.USER, "u");
        values.put(IceSettings.PASSWORD, "p");
        assertThat(servers.of(connection)).containsExactly(
                new IceServer(List.of("stun:stun.example.org"), "", ""),
                new IceServer(List.of("turn:turn.example.org:3478?transport=udp"), "u", "p"));
    }

    @Test // HMAC-SHA1 by "openssl dgst -sha1 -hmac 0123456789abcdef"
    void aSharedSecretGivesEachParticipantANameForAnHour() {
        values.put(IceSettings.SERVERS, List.of("turn:turn.example.org"));
        values.put(IceSettings.SECRET, "0123456789abcdef");
        IceServer server = servers.of(connection).get(0);
        assertThat(server.username()).isEqualTo("4600:alice");
        assertThat(server.credential()).isEqualTo("IjiF3BIL7nnoiT1ONgLMNzPFvAU=");
    }

    @ParameterizedTest // 20/WRTC-2
    @CsvSource({
        "stun:stun.example.org, true", "stun:192.0.2.1:3478, true", "stuns:stun.example.org, true", "turn:[2001:db8::1]:3478?transport=tcp, true",
        "turns:turn.example.org:5349, true", "turn:turn.example.org?transport=sctp, false", "http://turn.example.org, false", "stun:, false",
        "turn:a b, false", "stun:stun.example.org?transport=udp, false"
    })
    void addressesAreChecked(String text, boolean good) {
        assertThat(IceSettings.isAddress(text)).isEqualTo(good);
    }
}
