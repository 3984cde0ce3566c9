// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP proxy on the loopback that takes CONNECT (RFC 9110 section 9.3.6) and always leads to one port of this host. */
final class TestProxy implements AutoCloseable {

    /** First lines of requests. */
    final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final ServerSocket server = new ServerSocket(0, 4, InetAddress.getLoopbackAddress());
    private final int target;

    TestProxy(int target) throws IOException {
        this.target = target;
        run(() -> {
            while (true) {
                Socket client = server.accept();
                sockets.add(client);
                run(() -> serve(client));
            }
        });
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve(Socket client) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) client.getInputStream().read());
        }
        asked.add(head.substring(0, head.indexOf("\r\n")));
        Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(far);
        client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        run(() -> copy(far, client));
        copy(client, far);
    }

    private static void copy(Socket from, Socket to) throws IOException {
        try (from; to; InputStream in = from.getInputStream()) {
            in.transferTo(to.getOutputStream());
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void run(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // one side has closed
            }
        }, "test-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
