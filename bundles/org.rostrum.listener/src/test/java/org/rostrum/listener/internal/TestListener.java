// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.rostrum.base.stream.StreamProtocol;
import org.rostrum.listener.ListenerCounters;
import org.rostrum.listener.internal.tls.HostNames;
import org.rostrum.listener.internal.tls.OwnCertificate;
import org.rostrum.listener.internal.tls.ShownCertificate;

/** One port of the listener in a bare Jetty whose pages show the address of the client. */
final class TestListener implements AutoCloseable {

    static final String VERSION = "Rostrum 0.0.0 5.5.6.0";

    final List<StreamProtocol> protocols = new CopyOnWriteArrayList<>();
    final OwnCertificate certificate;
    final ShownCertificate shown;
    volatile boolean strictTransport;
    volatile Optional<String> text = Optional.empty();
    /** Pages answer when it is complete, as it is but for tests that change it. */
    volatile CompletableFuture<?> slowAnswers = CompletableFuture.completedFuture(null);
    private final Counters counters = new Counters();
    private final Server server = new Server();
    private final ListenerConnector connector;

    TestListener(Path folder, Map<String, Object> settings) throws Exception {
        HostNames names = new HostNames(Set.of("localhost"), Set.of("127.0.0.1"), "localhost");
        AtomicReference<ShownCertificate> show = new AtomicReference<>();
        certificate = new OwnCertificate(folder, names, Clock.systemUTC(), new SecureRandom(), made -> {
            if (show.get() != null) {
                show.get().show(made, ListenerSettings.VERSIONS);
            }
        });
        shown = new ShownCertificate(certificate.keyAndChain(), ListenerSettings.VERSIONS);
        show.set(shown);
        BoundPort port = BoundPort.bind("127.0.0.1", freePort());
        Addresses addresses = new Addresses(counters);
        addresses.set(Addresses.Role.HTTPS, port.number());
        connector = new ConnectorParts(ListenerSetup.read(config(settings), null), shown.tls(), protocols, addresses, counters, VERSION, path -> text, () -> strictTransport)
                .connector(server, port, false);
        server.addConnector(connector);
        server.setErrorHandler(new ApiErrors());
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                slowAnswers.whenComplete((done, failure) ->
                        Content.Sink.write(response, true, request.isSecure() + " " + Request.getRemotePort(request)
                        + (request.getHeaders().contains("X-Tell") ? " " + Request.getRemoteAddr(request) + " " + request.getHttpURI() : ""), callback));
                return true;
            }
        });
        server.start();
    }

    int port() {
        return connector.getLocalPort();
    }

    /** Traffic classes of the connections open now. */
    List<Integer> trafficClasses() throws SocketException {
        List<Integer> classes = new ArrayList<>();
        for (EndPoint end : connector.getConnectedEndPoints()) {
            classes.add(((SocketChannelEndPoint) end).getChannel().socket().getTrafficClass());
        }
        return classes;
    }

    void retire(Runnable drained) {
        connector.retire(drained);
    }

    ListenerCounters counters() {
        return counters.snapshot();
    }

    Socket plain() throws Exception {
        Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port());
        socket.setSoTimeout(5_000);
        return socket;
    }

    SSLSocket tls() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new AnswerProbe.Anybody()}, null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getByName("127.0.0.1"), port());
        socket.setSoTimeout(5_000);
        return socket;
    }

    @Override
    public void close() throws Exception {
        server.stop();
        shown.close();
    }

    /** The defaults of the annotation, but for {@code settings}. */
    static ListenerConfig config(Map<String, Object> settings) {
        return (ListenerConfig) Proxy.newProxyInstance(
                ListenerConfig.class.getClassLoader(),
                new Class<?>[] {ListenerConfig.class},
                (proxy, method, arguments) -> settings.getOrDefault(method.getName(), defaultOf(method)));
    }

    private static Object defaultOf(Method method) {
        return method.getDefaultValue() == null ? "" : method.getDefaultValue();
    }

    private static int freePort() throws Exception {
        try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
