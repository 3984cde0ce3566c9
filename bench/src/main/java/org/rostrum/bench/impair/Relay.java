// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.impair;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * A relay of datagrams between clients and one server, like a router that translates addresses: each client's address has a socket
 * towards the server. All clients share one way up and one way down. One thread, {@link #run}; the other methods are thread-safe.
 */
public final class Relay implements Runnable, AutoCloseable {

    private static final int MAX_PACKET = 2_048;
    private static final int MAX_CLIENTS = 64;
    private static final int MAX_WAITING = 20_000;
    private static final int SOCKET_BUFFER = 4 << 20;

    private final InetSocketAddress server;
    private final Way up;
    private final Way down;
    private final Selector selector = Selector.open();
    private final DatagramChannel near;
    private final Map<SocketAddress, Far> clients = new HashMap<>();
    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(MAX_PACKET);
    private long order;
    private volatile boolean closed;

    /** A client's socket towards the server. */
    private static final class Far {
        private final SocketAddress client;
        private DatagramChannel channel;

        Far(SocketAddress client, DatagramChannel channel) {
            this.client = client;
            this.channel = channel;
        }
    }

    /** A packet on its way. @param order of arrival, for packets that come out at the same time */
    private record Waiting(long atNs, long order, byte[] data, Far far, boolean up) implements Comparable<Waiting> {
        @Override
        public int compareTo(Waiting other) {
            int byTime = Long.compare(atNs - other.atNs, 0);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    /** @param listen port 0: any that is free */
    public Relay(InetSocketAddress listen, InetSocketAddress server, long seed) throws IOException {
        this.server = server;
        this.up = new Way(seed * 2);
        this.down = new Way(seed * 2 + 1);
        this.near = open(listen);
        near.register(selector, SelectionKey.OP_READ);
    }

    private static DatagramChannel open(InetSocketAddress bind) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        channel.setOption(java.net.StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER);
        channel.bind(bind);
        channel.configureBlocking(false);
        return channel;
    }

    /** Where clients send to. */
    public InetSocketAddress address() throws IOException {
        return (InetSocketAddress) near.getLocalAddress();
    }

    /** Sets one direction from the next packet on. @param upwards towards the server */
    public void conditions(boolean upwards, Conditions next) {
        task(() -> (upwards ? up : down).conditions(next));
    }

    /** Gives each client a new socket towards the server, as a router does that has lost its table. */
    public void rebind() {
        task(() -> clients.values().forEach(far -> {
            try {
                far.channel.close();
                far.channel = far();
                far.channel.register(selector, SelectionKey.OP_READ, far);
            } catch (IOException e) {
                throw new IllegalStateException("no new socket", e);
            }
        }));
    }

    /** Figures as JSON, asked on the relay's thread. */
    public void figures(java.util.function.Consumer<String> to) {
        task(() -> to.accept("{\"up\":" + up.figures() + ",\"down\":" + down.figures() + ",\"clients\":" + clients.size() + "}"));
    }

    private void task(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    private DatagramChannel far() throws IOException {
        InetAddress any = server.getAddress().isLoopbackAddress() ? server.getAddress() : null;
        DatagramChannel channel = open(new InetSocketAddress(any, 0));
        channel.connect(server);
        return channel;
    }

    /** Relays until closed. */
    @Override
    public void run() {
        try {
            while (!closed) {
                Waiting next = waiting.peek();
                long restNs = next == null ? 1_000_000_000L : next.atNs - System.nanoTime();
                if (restNs <= 0) {
                    selector.selectNow();
                } else {
                    selector.select(Math.max(1, restNs / 1_000_000));
                }
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
                for (SelectionKey key : selector.selectedKeys()) {
                    if (key.isValid() && key.isReadable()) {
                        read((DatagramChannel) key.channel(), (Far) key.attachment());
                    }
                }
                selector.selectedKeys().clear();
                send();
            }
        } catch (IOException e) {
            throw new IllegalStateException("the relay ended", e);
        }
    }

    private void read(DatagramChannel channel, @Nullable Far far) throws IOException {
        while (true) {
            buffer.clear();
            SocketAddress from;
            try {
                from = channel.receive(buffer);
            } catch (java.net.PortUnreachableException e) {
                // the server is not there yet or any more: as lost
                continue;
            }
            if (from == null) {
                return;
            }
            Far of = far == null ? client(from) : far;
            long now = System.nanoTime();
            long at = of == null || waiting.size() >= MAX_WAITING ? Way.LOST : (far == null ? up : down).take(buffer.position(), now);
            if (at != Way.LOST) {
                byte[] data = new byte[buffer.position()];
                buffer.flip().get(data);
                waiting.add(new Waiting(at, order++, data, of, far == null));
            }
        }
    }

    private @Nullable Far client(SocketAddress from) throws IOException {
        Far known = clients.get(from);
        if (known == null && clients.size() < MAX_CLIENTS) {
            known = new Far(from, far());
            known.channel.register(selector, SelectionKey.OP_READ, known);
            clients.put(from, known);
        }
        return known;
    }

    private void send() throws IOException {
        long now = System.nanoTime();
        for (Waiting next = waiting.peek(); next != null && next.atNs - now <= 0; next = waiting.peek()) {
            waiting.poll();
            ByteBuffer data = ByteBuffer.wrap(next.data);
            try {
                if (next.up) {
                    next.far.channel.write(data);
                } else {
                    near.send(data, next.far.client);
                }
            } catch (java.net.PortUnreachableException e) {
                // as lost
            }
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        selector.wakeup();
        near.close();
    }
}
