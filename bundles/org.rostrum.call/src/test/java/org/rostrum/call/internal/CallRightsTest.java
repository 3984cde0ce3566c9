// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountId;
import org.rostrum.base.id.AccountKey;
import org.rostrum.call.CallService;
import org.rostrum.conference.Seat;
import org.rostrum.edge.SignalConnection;
import org.rostrum.identity.Identity;
import org.rostrum.identity.group.FakeRights;
import org.rostrum.identity.group.HeldRights;
import org.rostrum.identity.group.Right;
import org.rostrum.identity.group.RightsTable;
import org.rostrum.identity.group.RightsTable.Entry;
import org.rostrum.identity.group.Zone;

/** Rows of {@code docs/rights/matrix.csv} that are about calls, by the signalling socket. */
class CallRightsTest {

    private static final Identity.User ANN = new Identity.User(AccountKey.random(), new AccountId("ann", "example.org"), "Ann");

    private final List<String> reached = new ArrayList<>();

    /** Everything is a one-to-one call; notes what it is asked for and never answers. */
    private final CallService calls = (CallService) Proxy.newProxyInstance(
            CallService.class.getClassLoader(), new Class<?>[] {CallService.class}, (proxy, method, args) -> {
                if (method.getName().equals("widens")) {
                    return true;
                }
                reached.add("call." + method.getName());
                return new CompletableFuture<>();
            });

    private record Connection(HeldRights rights) implements SignalConnection {

        @Override
        public String id() {
            return "page";
        }

        @Override
        public Identity identity() {
            return ANN;
        }

        @Override
        public String address() {
            return "192.0.2.1";
        }

        @Override
        public boolean may(Right right) {
            return rights.has(right);
        }

        @Override
        public Optional<Seat> seat() {
            return Optional.empty();
        }

        @Override
        public void send(String type, JsonNode body) {
            throw new AssertionError("nothing is sent");
        }
    }

    static Stream<Entry> entries() {
        return RightsTable.entries().stream().filter(entry -> entry.operation().startsWith("call."));
    }

    @ParameterizedTest
    @MethodSource("entries") // 30/RGT-7, 30/RGT-9, 30/ZON-30, 80/UAR-2: by groups and zone of the connection; refused means that nobody is called
    void tableIsTrue(Entry entry) {
        FakeRights rights = new FakeRights();
        rights.groups(ANN, entry.when().groups(entry.right()));
        rights.zone(new Zone("Zone", entry.when().zone(entry.right())));
        Connection connection = new Connection(rights.hold(ANN, "192.0.2.1"));
        CallSignalHandler handler = new CallSignalHandler(calls, () -> true);
        JsonNode body = JsonNodeFactory.instance.objectNode().put("conference_id", "call-1").put("target", "cal");
        String answer = "yes";
        try {
            handler.needs(entry.operation()).ifPresent(connection::require);
            handler.handle(entry.operation(), body, connection);
        } catch (RostrumException e) {
            answer = e.error().code();
            assertThat(e.location()).isEqualTo(entry.right().word());
        }
        assertThat(answer).isEqualTo(entry.expected());
        assertThat(reached).isEqualTo(answer.equals("yes") ? List.of(entry.operation()) : List.of());
    }
}
