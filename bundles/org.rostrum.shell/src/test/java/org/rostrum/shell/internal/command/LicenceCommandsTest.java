// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.console.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.licence.internal.LicenceManager;
import org.rostrum.licence.internal.TestIssuer;
import org.rostrum.test.DirectThreads;
import org.rostrum.test.VirtualTime;

/** The commands over the real licence. */
class LicenceCommandsTest {

    private final VirtualTime time = new VirtualTime();
    private final TestIssuer issuer = new TestIssuer("Example issuer");
    private final List<AuditEvent> events = new ArrayList<>();
    private LicenceManager licence;

    @TempDir
    Path data;

    @BeforeEach
    void start() {
        issuer.trustedIn(data.resolve("etc/issuers"));
        licence = new LicenceManager(data, "a".repeat(64), 0, false, new DirectThreads(time), new Log(), time);
    }

    @AfterEach
    void stop() {
        licence.close();
    }

    @Test
    void installsShowsAndRemoves() throws Exception {
        Path file = Files.writeString(data.resolve("l.txt"), issuer.file(issuer.free(licence.status().serverId(), time.instant())));
        assertThat(install(file.toString())).isEqualTo("free\n");
        assertThat(show()).contains("free", "Example issuer", "guest", "0 of 1", "3 of 10", "federation", "not licensed", "without end");
        assertThat(events.get(events.size() - 1).actor()).isEqualTo("admin:root");
        LicenceRemoveCommand remove = new LicenceRemoveCommand();
        remove.administration = licence;
        assertThat(run(remove)).isEqualTo("community\n");
        assertThat(show()).contains("community (built in)", "0 of unlimited").doesNotContain("not licensed");
    }

    @Test
    void whatIsRefusedIsOneLineWithItsCode() throws Exception {
        Path file = Files.writeString(data.resolve("l.txt"), issuer.file(issuer.free("ZZZZZ", time.instant())));
        assertThatThrownBy(() -> install(file.toString())).hasMessageStartingWith("licenceInvalidServer (file): ");
        assertThatThrownBy(() -> install(data.resolve("none").toString())).hasMessageStartingWith("invalidValue");
        assertThat(show()).contains("community");
    }

    private String install(String file) throws Exception {
        LicenceInstallCommand command = new LicenceInstallCommand();
        command.administration = licence;
        command.file = file;
        return run(command);
    }

    private String show() throws Exception {
        LicenceCommand command = new LicenceCommand();
        command.licence = licence;
        command.accounts = () -> 3;
        return run(command);
    }

    private static String run(RostrumCommand command) throws Exception {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        command.session = (Session) Proxy.newProxyInstance(Session.class.getClassLoader(), new Class<?>[] {Session.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getConsole" -> new PrintStream(output, true, StandardCharsets.UTF_8);
                    case "get" -> "USER".equals(arguments[0]) ? "root" : null;
                    default -> throw new AssertionError(method);
                });
        command.execute();
        return output.toString(StandardCharsets.UTF_8);
    }

    private final class Log implements AuditLog {
        @Override
        public void record(AuditEvent event) {
            events.add(event);
        }

        @Override
        public List<AuditEvent> latest(int limit) {
            return events;
        }
    }
}
