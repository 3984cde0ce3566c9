// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.console.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SupportFileCommandTest {

    private final List<String> written = new ArrayList<>();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final SupportFileCommand command = new SupportFileCommand();

    @BeforeEach
    void aTerminal() {
        command.session = (Session) Proxy.newProxyInstance(Session.class.getClassLoader(), new Class<?>[] {Session.class},
                (proxy, method, arguments) -> new PrintStream(output, true, StandardCharsets.UTF_8));
        command.support = (file, addresses) -> written.add(file + " " + addresses);
    }

    @Test
    void writesToAnAbsolutePath() throws Exception {
        command.file = "/tmp/x.zip";
        command.addresses = true;
        command.execute();
        assertThat(written).containsExactly("/tmp/x.zip true");
        assertThat(output).hasToString("Written: /tmp/x.zip\n");
    }

    @Test
    void aRelativePathWouldLandSomewhereInTheServersFolders() {
        command.file = "x.zip";
        assertThatThrownBy(command::execute).hasMessageStartingWith("invalidValue (file)");
        assertThat(written).isEmpty();
    }

    @Test
    void withoutTheMonitorItIsRefused() {
        command.support = null;
        command.file = "/tmp/x.zip";
        assertThatThrownBy(command::execute).hasMessageStartingWith("shuttingDown");
    }
}
