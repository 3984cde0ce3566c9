// SPDX-License-Identifier: Apache-2.0
package org.rostrum.itest;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one server of the suite: {@code @ExtendWith(SharedServer.class)} and a parameter of type {@link ServerProcess}. Who
 * uses it leaves it as it was; who stops it takes a server of his own. Its first set-up is done, from the environment.
 */
public final class SharedServer implements ParameterResolver {

    /** Its name, which is not a name of this host. */
    static final String NAME = "itest.example.org";

    static final Map<String, String> SETUP =
            Map.of("ROSTRUM_SERVER_NAME", NAME, "ROSTRUM_ADMIN_LOGIN", "itest", "ROSTRUM_ADMIN_PASSWORD", "A password of tests 1");

    private static final ExtensionContext.Namespace SUITE = ExtensionContext.Namespace.create(SharedServer.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ServerProcess.class;
    }

    @Override
    public ServerProcess resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(SUITE).getOrComputeIfAbsent(Holder.class, k -> new Holder(), Holder.class).server;
    }

    /** Closed by JUnit after the last test. */
    private static final class Holder implements AutoCloseable, ExtensionContext.Store.CloseableResource {
        final ServerProcess server = ServerProcess.start("shared", SETUP);

        @Override
        public void close() {
            server.close();
        }
    }
}
