// SPDX-License-Identifier: Apache-2.0
package org.rostrum.itest.echo;

import jakarta.servlet.Servlet;
import java.util.Hashtable;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServlet;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServletFactory;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A bundle that an operator drops into a running server: a socket at {@code /itest-echo} that answers what it is told. */
public final class EchoActivator implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put("osgi.http.whiteboard.servlet.name", "itest-echo");
        properties.put("osgi.http.whiteboard.servlet.pattern", "/itest-echo");
        context.registerService(Servlet.class, new EchoServlet(), properties);
    }

    @Override
    public void stop(BundleContext context) {
        // The framework takes the service away
    }

    /** Opens sockets. */
    public static final class EchoServlet extends JettyWebSocketServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void configure(JettyWebSocketServletFactory factory) {
            factory.setCreator((request, response) -> new EchoSocket());
        }
    }

    /** One socket. */
    public static final class EchoSocket extends Session.Listener.AbstractAutoDemanding {
        @Override
        public void onWebSocketText(String text) {
            getSession().sendText(text, Callback.NOOP);
        }
    }
}
