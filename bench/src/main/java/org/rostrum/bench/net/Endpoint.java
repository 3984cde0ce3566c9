// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.socket.DatagramPacket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.rostrum.proto.dtls.DtlsConfig;
import org.rostrum.proto.dtls.DtlsFailure;
import org.rostrum.proto.dtls.DtlsListener;
import org.rostrum.proto.dtls.DtlsRole;
import org.rostrum.proto.dtls.DtlsSession;
import org.rostrum.proto.dtls.Fingerprint;
import org.rostrum.proto.ice.IceCredentials;
import org.rostrum.proto.srtp.SrtpKeys;
import org.rostrum.proto.srtp.SrtpProfile;
import org.rostrum.proto.srtp.SrtpReceiver;
import org.rostrum.proto.srtp.SrtpSender;
import org.rostrum.proto.srtp.SrtpStatus;
import org.rostrum.proto.stun.StunMessage;

/** One client's socket with ICE, DTLS (as client) and SRTP. Confined to its event loop, except for what says otherwise. */
public final class Endpoint extends ChannelInboundHandlerAdapter implements AutoCloseable {

    private static final int MAX_PACKET = 2_048;
    /** 32 datagrams by one recvmmsg. */
    private static final int READ_BUFFER = 32 * MAX_PACKET;
    private static final int SOCKET_BUFFER = 4 << 20;
    private static final int MAX_SOURCES = 1_024;

    private final Loops loops;
    private final EventLoop loop;
    private final EndpointListener listener;
    private final IceClient ice;
    private final DtlsSession dtls;
    private final Channel channel;
    private final CompletableFuture<SrtpProfile> connected = new CompletableFuture<>();
    private final byte[] scratch = new byte[MAX_PACKET];
    private volatile @Nullable InetSocketAddress remote;
    private @Nullable Fingerprint expected;
    private @Nullable SrtpSender out;
    private @Nullable SrtpReceiver in;

    private Endpoint(Loops loops, InetAddress bind, SrtpProfile profile, EndpointListener listener) {
        this.loops = loops;
        this.loop = loops.next();
        this.listener = listener;
        this.ice = new IceClient(loops.random);
        DtlsConfig config = DtlsConfig.of(DtlsRole.CLIENT, loops.certificate).withProfiles(List.of(profile));
        this.dtls = new DtlsSession(config, loops.handshakes, new Handshake());
        this.channel = new Bootstrap().group(loop).channel(EpollDatagramChannel.class)
                .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .option(ChannelOption.SO_RCVBUF, SOCKET_BUFFER)
                .option(ChannelOption.SO_SNDBUF, SOCKET_BUFFER)
                .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, MAX_PACKET)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ_BUFFER))
                .handler(this)
                .bind(new InetSocketAddress(bind, 0)).syncUninterruptibly().channel();
    }

    /** Opens a socket; any thread but those of the loops. */
    public static Endpoint open(Loops loops, InetAddress bind, SrtpProfile profile, EndpointListener listener) {
        Endpoint endpoint = new Endpoint(loops, bind, profile, listener);
        endpoint.loop.execute(() -> loops.add(endpoint.loop, endpoint));
        return endpoint;
    }

    /** A socket whose keys are known without ICE and DTLS. */
    public static Endpoint openKeyed(
            Loops loops, InetAddress bind, SrtpProfile profile, EndpointListener listener, InetSocketAddress to, SrtpKeys sending,
            SrtpKeys receiving) {
        Endpoint endpoint = new Endpoint(loops, bind, profile, listener);
        endpoint.loop.execute(() -> {
            loops.add(endpoint.loop, endpoint);
            endpoint.remote = to;
            endpoint.out = new SrtpSender(profile, sending, MAX_SOURCES);
            endpoint.in = new SrtpReceiver(profile, receiving, MAX_SOURCES);
        });
        return endpoint;
    }

    /** The loop; everything about media runs on it. Thread-safe. */
    public EventLoop loop() {
        return loop;
    }

    /** Thread-safe. */
    public IceCredentials credentials() {
        return ice.local();
    }

    /** As in {@code a=fingerprint}. Thread-safe. */
    public String fingerprint() {
        return loops.certificate.fingerprint().toString();
    }

    /** Thread-safe. */
    public InetSocketAddress localAddress() {
        return (InetSocketAddress) channel.localAddress();
    }

    /** Checks, then shakes hands; done with the profile agreed when packets can flow. Thread-safe. */
    public CompletableFuture<SrtpProfile> connect(Remote to) {
        Fingerprint fingerprint = Fingerprint.tryParse(to.fingerprint())
                .orElseThrow(() -> new IllegalArgumentException("no fingerprint: " + to.fingerprint()));
        loop.execute(() -> {
            remote = to.address();
            expected = fingerprint;
            ice.target(to.credentials(), to.weControl(), System.nanoTime());
        });
        return connected;
    }

    /** Protects and queues one RTP or RTCP packet; {@link #flush} sends. */
    public void write(byte[] packet, int length, boolean rtcp) {
        SrtpSender sender = out;
        if (sender == null) {
            return;
        }
        SrtpStatus status = rtcp
                ? sender.protectRtcp(packet, 0, length, scratch, 0)
                : sender.protectRtp(packet, 0, length, scratch, 0);
        if (status != SrtpStatus.OK) {
            throw new IllegalStateException("own packet not protected: " + status);
        }
        ByteBuf datagram = channel.alloc().directBuffer(sender.length()).writeBytes(scratch, 0, sender.length());
        channel.write(new DatagramPacket(datagram, remote), channel.voidPromise());
    }

    public void flush() {
        channel.flush();
    }

    /**
     * Opens an RTP packet in place.
     *
     * @return length of the plain packet, −1 if it is not authentic
     */
    public int open(byte[] packet, int length) {
        SrtpReceiver receiver = in;
        if (receiver == null || receiver.unprotectRtp(packet, 0, length, packet, 0) != SrtpStatus.OK) {
            return -1;
        }
        return receiver.length();
    }

    void tick(long nowNs) {
        byte[] check = ice.poll(nowNs);
        if (check != null) {
            send(check);
        }
        if (out != null) {
            listener.tick(nowNs);
        }
    }

    private void send(byte[] datagram) {
        InetSocketAddress to = remote;
        if (to != null && channel.isActive()) {
            channel.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(datagram), to), channel.voidPromise());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        DatagramPacket packet = (DatagramPacket) message;
        try {
            handle(packet.content(), packet.sender());
        } finally {
            packet.release();
        }
    }

    private void handle(ByteBuf buffer, InetSocketAddress from) {
        int length = buffer.readableBytes();
        if (length < 12 || length > MAX_PACKET) {
            return;
        }
        int at = buffer.readerIndex();
        int first = buffer.getUnsignedByte(at);
        if (first >= 128 && first <= 191) {
            int type = buffer.getUnsignedByte(at + 1);
            if (type >= 192 && type <= 223) {
                handleRtcp(buffer, at, length);
            } else if (in != null) {
                listener.rtp(buffer, System.nanoTime());
            }
            return;
        }
        buffer.getBytes(at, scratch, 0, length);
        if (first < 4) {
            handleStun(length, from);
        } else if (first >= 20 && first <= 63) {
            dtls.feed(scratch, 0, length);
        }
    }

    private void handleRtcp(ByteBuf buffer, int at, int length) {
        SrtpReceiver receiver = in;
        if (receiver == null) {
            return;
        }
        buffer.getBytes(at, scratch, 0, length);
        if (receiver.unprotectRtcp(scratch, 0, length, scratch, 0) == SrtpStatus.OK) {
            byte[] opened = java.util.Arrays.copyOf(scratch, receiver.length());
            listener.rtcp(opened, opened.length, System.nanoTime());
        }
    }

    private void handleStun(int length, InetSocketAddress from) {
        StunMessage message = StunMessage.parse(scratch, 0, length);
        if (message == null) {
            return;
        }
        byte[] answer = ice.answer(message, from);
        if (answer != null) {
            send(answer);
        } else if (ice.succeeds(message) && expected != null) {
            dtls.expect(expected);
        }
    }

    /** Says goodbye and closes the socket. Thread-safe, idempotent. */
    @Override
    public void close() {
        dtls.close();
        loop.execute(() -> {
            loops.remove(loop, this);
            out = null;
            // close_notify leaves from the pool first
            loop.schedule(() -> channel.close(), 100, java.util.concurrent.TimeUnit.MILLISECONDS);
        });
    }

    private final class Handshake implements DtlsListener {

        @Override
        public void transmit(byte[] datagram) {
            send(datagram);
        }

        @Override
        public void established(SrtpProfile profile, SrtpKeys sending, SrtpKeys receiving) {
            loop.execute(() -> {
                out = new SrtpSender(profile, sending, MAX_SOURCES);
                in = new SrtpReceiver(profile, receiving, MAX_SOURCES);
                connected.complete(profile);
            });
        }

        @Override
        public void failed(DtlsFailure reason) {
            connected.completeExceptionally(new IOException("handshake failed: " + reason));
        }

        @Override
        public void closed() {
            connected.completeExceptionally(new IOException("closed by the server"));
        }
    }
}
