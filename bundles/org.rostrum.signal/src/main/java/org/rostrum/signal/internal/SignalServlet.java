// SPDX-License-Identifier: Apache-2.0
package org.rostrum.signal.internal;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.ee10.websocket.server.JettyServerUpgradeRequest;
import org.eclipse.jetty.ee10.websocket.server.JettyServerUpgradeResponse;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServlet;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServletFactory;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.rostrum.base.thread.Threads;
import org.rostrum.base.time.Ticker;
import org.rostrum.conference.SessionDirectory;
import org.rostrum.edge.AccountDeviceListener;
import org.rostrum.edge.AccountDevices;
import org.rostrum.edge.MetricSource;
import org.rostrum.edge.SignalHandler;
import org.rostrum.identity.AccountService;
import org.rostrum.identity.ProfileField;
import org.rostrum.identity.SignInService;
import org.rostrum.identity.TokenEndings;
import org.rostrum.identity.VisibleFields;
import org.rostrum.identity.VisibleFields.Viewer;
import org.rostrum.identity.group.RightsService;
import org.rostrum.licence.Licence;
import org.rostrum.settings.ServerSettings;
import org.rostrum.settings.SiteSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one signalling endpoint; message types come and go with their handlers, the sockets stay. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("rostrum-signal")
@HttpWhiteboardServletPattern("/signal")
public final class SignalServlet extends JettyWebSocketServlet {

    private static final long serialVersionUID = 1L;
    private static final String SUBPROTOCOL = "rostrum.v1";
    /** Clients ping every two seconds; a socket that is silent for a minute is dead. */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}]");
    private static final Duration IDLE = Duration.ofSeconds(60);

    private static final Logger logger = LoggerFactory.getLogger(SignalServlet.class);

    private final transient Hub hub;
    private final transient List<AutoCloseable> endings;
    private final transient ServiceRegistration<MetricSource> figures;
    private final transient ServiceRegistration<AccountDevices> devices;

    @Activate
    public SignalServlet(
            BundleContext context,
            @Reference SessionDirectory sessions,
            @Reference SignInService signIn,
            @Reference AccountService accounts,
            @Reference TokenEndings tokens,
            @Reference SiteSettings settings,
            @Reference VisibleFields fields,
            @Reference Licence licence,
            @Reference RightsService rights,
            @Reference Threads threads) {
        this.hub = new Hub(
                sessions, signIn, accounts::find, settings, () -> fields.seenBy(Viewer.COLLEAGUE).contains(ProfileField.ID), licence,
                rights, threads, Clock.systemUTC(), Ticker.SYSTEM, context.getBundle().getVersion().toString());
        this.endings = List.of(tokens.onDisconnected(hub::disconnected), tokens.onEnded(hub::tokensEnded));
        this.figures = context.registerService(MetricSource.class, new SignalFigures(hub), null);
        this.devices = context.registerService(AccountDevices.class, hub.devices, null);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addHandler(SignalHandler handler) {
        hub.handlers.add(handler);
    }

    void removeHandler(SignalHandler handler) {
        hub.handlers.remove(handler);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addDeviceListener(AccountDeviceListener listener) {
        hub.devices.listen(listener);
    }

    void removeDeviceListener(AccountDeviceListener listener) {
        hub.devices.forget(listener);
    }

    @Deactivate
    void close() {
        devices.unregister();
        figures.unregister();
        for (AutoCloseable ending : endings) {
            try {
                ending.close();
            } catch (Exception e) {
                logger.debug("no more ended tokens", e);
            }
        }
        hub.closeAll(CloseCode.GOING_AWAY);
    }

    @Override
    protected void configure(JettyWebSocketServletFactory factory) {
        factory.setIdleTimeout(IDLE);
        factory.setMaxTextMessageSize(SessionMessages.MESSAGE_BYTES);
        factory.setMaxBinaryMessageSize(1024);
        factory.setMaxFrameSize(SessionMessages.MESSAGE_BYTES);
        factory.setMaxOutgoingFrames(SocketOutlet.MAX_MESSAGES);
        factory.setCreator(this::create);
    }

    private @Nullable Object create(JettyServerUpgradeRequest request, JettyServerUpgradeResponse response) {
        try {
            if (!Origins.allowed(request.getHeader("Origin"), request.getHeader("Host"), hub.settings.get(ServerSettings.EXTERNAL_URL))) {
                hub.foreignOrigin.increment();
                response.sendForbidden("origin");
                return null;
            }
            if (hub.full()) {
                hub.noRoom.increment();
                response.sendError(503, "too many connections");
                return null;
            }
        } catch (IOException e) {
            return null;
        }
        if (request.getSubProtocols().contains(SUBPROTOCOL)) {
            response.setAcceptedSubProtocol(SUBPROTOCOL);
        }
        String agent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
        return new SignalSocket(hub, new Connection.ClientFacts(
                cookie(request, "rostrum_session"),
                cookie(request, "rostrum_guest"),
                agent.length() > 512 ? agent.substring(0, 512) : agent,
                host(request.getHttpServletRequest().getServerName()),
                request.getHttpServletRequest().getServerPort()));
    }

    /** It becomes part of an address that pages are told: nothing that could end it. */
    private static String host(String name) {
        return HOST.matcher(name).matches() ? name : "";
    }

    private static @Nullable String cookie(JettyServerUpgradeRequest request, String name) {
        Cookie[] cookies = request.getHttpServletRequest().getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }
}
