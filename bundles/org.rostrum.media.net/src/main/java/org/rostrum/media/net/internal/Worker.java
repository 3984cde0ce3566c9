// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.rostrum.media.net.DropReason;
import org.rostrum.media.net.MediaWorker;
import org.rostrum.media.net.TrafficKind;
import org.rostrum.proto.ice.PeerAddress;
import org.rostrum.proto.ice.Transmit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread with its socket, or two where sound is marked otherwise: reads a batch, gives each datagram to its transport, ends the batch, sends what it brought about.
 * Everything but the methods of {@link MediaWorker}, {@link #run} and {@link #handovers} is confined to the thread.
 */
@Sharable
final class Worker extends ChannelInboundHandlerAdapter implements MediaWorker {

    /** Longest datagram taken; browsers stay below 1,500. */
    static final int MAX_DATAGRAM = 2_048;
    /** Free octets that a handler gets before a packet. */
    static final int HEADROOM = 32;
    /** Free octets that a handler gets behind a packet. */
    private static final int TAILROOM = 64;
    private static final int MAX_TASKS = 10_000;
    private static final long TICK_MS = 250;

    private static final Logger logger = LoggerFactory.getLogger(Worker.class);

    private final int index;
    private final Shared shared;
    private final SourceBrake brake;
    private final Traffic traffic = new Traffic();
    private final AtomicInteger tasks = new AtomicInteger();
    private final Handovers handovers = new Handovers(this);
    private final Departures departures = new Departures(this);
    private final Router router;
    private final Set<PeerTransport> owned = new LinkedHashSet<>();
    private final List<PeerTransport> touched = new ArrayList<>();
    private final byte[] received = new byte[MAX_DATAGRAM];
    private final byte[] opened = new byte[HEADROOM + MAX_DATAGRAM + TAILROOM];
    private final byte[] sealed = new byte[MAX_DATAGRAM + TAILROOM];
    private final boolean segmentation;
    private final List<Runnable> endings = new ArrayList<>();
    private final List<MediaWorker> all;
    private volatile @Nullable Channel channel;
    private @Nullable Lane main;
    private @Nullable Lane audio;
    private boolean inBatch;
    private long nowNs;

    Worker(int index, Shared shared, int seed, boolean segmentation) {
        this.index = index;
        this.shared = shared;
        this.all = Collections.unmodifiableList(shared.workers().all());
        this.segmentation = segmentation;
        this.router = new Router(this, shared);
        this.brake = new SourceBrake(seed, shared.ticker().nanos());
    }

    /** The first socket is for everything; a second one, if it comes, for what the first would mark wrongly. */
    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        Lane lane = new Lane(context.channel());
        if (main != null) {
            audio = lane;
            return;
        }
        main = lane;
        audio = lane;
        channel = context.channel();
        context.channel().eventLoop().scheduleAtFixedRate(() -> batch(this::tick), TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
    }

    // ---- reading

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        begin();
        try {
            if (message instanceof DatagramPacket packet) {
                read(packet.content(), packet.sender());
            }
        } catch (RuntimeException e) {
            // the loop must live; whatever got here is a bug of ours, not of the peer
            logger.error("a datagram broke its handling", e);
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        end();
    }

    private void read(ByteBuf content, InetSocketAddress from) {
        int length = content.readableBytes();
        traffic.packetsIn.add(1);
        traffic.bytesIn.add(length);
        if (length == 0 || length > MAX_DATAGRAM) {
            traffic.drop(DropReason.LENGTH);
            return;
        }
        content.readBytes(received, 0, length);
        router.route(received, length, from, this);
    }

    /** A packet that came over a stream; {@code packet} is the caller's again on return. */
    void readStream(byte[] packet, int offset, int length, StreamPath path) {
        traffic.packetsIn.add(1);
        traffic.bytesIn.add(length);
        System.arraycopy(packet, offset, received, 0, length);
        router.route(received, length, path, this);
    }

    /** What other workers have for this one. */
    Handovers handovers() {
        return handovers;
    }

    // ---- batches

    private void begin() {
        if (!inBatch) {
            inBatch = true;
            nowNs = shared.ticker().nanos();
        }
    }

    private void end() {
        if (!inBatch) {
            return;
        }
        for (int i = 0; i < touched.size(); i++) {
            touched.get(i).batchEnd();
        }
        touched.clear();
        // an ending may bring another
        for (int i = 0; i < endings.size(); i++) {
            guarded(endings.get(i));
        }
        endings.clear();
        departures.depart();
        inBatch = false;
        flush();
    }

    /** What was written leaves. */
    void flush() {
        Lane one = main;
        Lane other = audio;
        if (one != null && other != null) {
            one.flush();
            other.flush();
        }
    }

    /** The task as a batch of its own: what it sends leaves together at its end. */
    private void batch(Runnable task) {
        if (inBatch) {
            guarded(task);
            return;
        }
        begin();
        guarded(task);
        end();
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            logger.error("a task on a media worker failed", e);
        }
    }

    private void tick() {
        for (PeerTransport transport : owned.toArray(new PeerTransport[0])) {
            transport.tick();
        }
        if (index == 0) {
            shared.streams().tick(nowNs);
            // nobody's transports wait for their first check on the first worker's watch
            shared.registry().all().stream().filter(transport -> transport.overdue(nowNs)).forEach(PeerTransport::giveUp);
        }
    }

    // ---- for transports

    /** Time of the batch. */
    long nowNs() {
        return nowNs;
    }

    Traffic traffic() {
        return traffic;
    }

    byte[] opened() {
        return opened;
    }

    byte[] sealed() {
        return sealed;
    }

    boolean segmentation() {
        return segmentation;
    }

    Channel channel() {
        Channel open = channel;
        if (open == null) {
            throw new IllegalStateException("no socket yet");
        }
        return open;
    }

    /** The socket for a kind of traffic. */
    Lane lane(TrafficKind kind) {
        Lane lane = kind == TrafficKind.AUDIO ? audio : main;
        if (lane == null) {
            throw new IllegalStateException("no socket yet");
        }
        return lane;
    }

    void own(PeerTransport transport) {
        owned.add(transport);
    }

    void disown(PeerTransport transport) {
        owned.remove(transport);
    }

    Router router() {
        return router;
    }

    /** This transport's handler wants to hear of the end of the batch. */
    void touched(PeerTransport transport) {
        touched.add(transport);
    }

    /** This transport's train has to leave at the end of the batch; outside a batch at once. */
    void sending(PeerTransport transport) {
        departures.add(transport);
        if (!inBatch) {
            begin();
            end();
        }
    }

    /** An answer to a check; a refusal only as long as this source did not get too many. */
    void answer(Transmit answer) {
        if (!answer.error() || brake.allow(answer.to().address().getAddress(), nowNs)) {
            write(answer.bytes(), answer.to());
        } else {
            traffic.drop(DropReason.BRAKED);
        }
    }

    /** A packet by itself: STUN and DTLS. */
    void write(byte[] packet, PeerAddress to) {
        if (!to.isStream()) {
            write(packet, to.address());
        } else if (shared.streams().send(packet, to)) {
            sentOverStream(packet.length);
        } else {
            traffic.drop(DropReason.SEND_OVERFLOW);
        }
    }

    void sentOverStream(int length) {
        traffic.packetsOut.add(1);
        traffic.bytesOut.add(length);
    }

    /** A datagram outside the trains. */
    void write(byte[] datagram, InetSocketAddress to) {
        channel().write(new DatagramPacket(Unpooled.wrappedBuffer(datagram), to), channel().voidPromise());
        lane(TrafficKind.VIDEO).written(datagram.length);
        sent(datagram.length);
    }

    void sent(int length) {
        traffic.packetsOut.add(1);
        traffic.bytesOut.add(length);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        sendFailed();
        logger.debug("the media socket refused", cause);
    }

    void sendFailed() {
        traffic.drop(DropReason.SEND_FAILED);
    }

    // ---- MediaWorker

    @Override
    public int index() {
        return index;
    }

    @Override
    public boolean inWorker() {
        return channel().eventLoop().inEventLoop();
    }

    @Override
    public void atBatchEnd(Runnable task) {
        if (inBatch) {
            endings.add(task);
        } else {
            task.run();
        }
    }

    @Override
    public void overflow() {
        traffic.drop(DropReason.HANDOVER_OVERFLOW);
    }

    @Override
    public List<MediaWorker> all() {
        return all;
    }

    /** @throws RejectedExecutionException if 10,000 tasks wait, or the media plane has stopped */
    @Override
    public void execute(Runnable task) {
        if (tasks.incrementAndGet() > MAX_TASKS) {
            tasks.decrementAndGet();
            throw new RejectedExecutionException("media worker " + index + " has " + MAX_TASKS + " tasks waiting");
        }
        channel().eventLoop().execute(() -> {
            tasks.decrementAndGet();
            batch(task);
        });
    }

    /** For our own few tasks: here at once, from elsewhere queued without the bound; dropped when the plane has stopped. */
    void run(Runnable task) {
        if (inWorker()) {
            batch(task);
        } else {
            later(task);
        }
    }

    /** The same, behind what waits already. */
    void later(Runnable task) {
        try {
            channel().eventLoop().execute(() -> batch(task));
        } catch (RejectedExecutionException e) {
            logger.debug("media worker {} has stopped", index);
        }
    }

    @Override
    public Runnable schedule(long delayNs, Runnable task) {
        Future<?> future = channel().eventLoop().schedule(() -> batch(task), delayNs, TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }
}
