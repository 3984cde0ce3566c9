// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.test.Eventually.eventually;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.media.net.MediaWorker;
import org.rostrum.media.net.TrafficKind;

/** Sound and pictures leave by sockets that mark them; what is the same for both leaves by one. */
class DscpTest {

    @ParameterizedTest
    @CsvSource({"46, 34, true, true", "46, 46, true, false", "0, 0, true, false", "46, 34, false, false"})
    void soundAndPicturesAreMarked(int audio, int video, boolean nativeSockets, boolean apart) throws Exception { // 10/PROT-3
        PlaneSettings settings = new PlaneSettings(0, 1, List.of(), List.of(), true, true, PlaneSettings.BOTH, PlaneSettings.BOTH, 1 << 22, 1 << 22, audio, video, nativeSockets);
        try (TestNet net = new TestNet(settings); TestNet.Link link = net.link()) {
            Worker worker = (Worker) link.transport().worker();
            Channel sound = worker.lane(TrafficKind.AUDIO).channel();
            Channel pictures = worker.lane(TrafficKind.VIDEO).channel();
            assertThat(pictures.config().getOption(ChannelOption.IP_TOS)).isEqualTo(video << 2);
            assertThat(sound.config().getOption(ChannelOption.IP_TOS)).isEqualTo((apart ? audio : video) << 2);
            assertThat(sound != pictures).isEqualTo(apart);
            assertThat(sound.localAddress()).isEqualTo(pictures.localAddress());

            AtomicInteger bySound = count(sound);
            AtomicInteger byPictures = count(pictures);
            onWorker(worker, () -> {
                for (int i = 0; i < 10; i++) {
                    byte[] packet = TestNet.rtp(i % 2, i, 100);
                    link.transport().send(packet, 0, packet.length, i % 2 == 0 ? TrafficKind.VIDEO : TrafficKind.AUDIO);
                }
            });
            eventually(() -> link.peer().received() == 10 ? "" : "received " + link.peer().received());
            assertThat(bySound.get() > 0).isTrue();
            assertThat(byPictures.get() > 0).isTrue();
        }
    }

    @Test
    void whoeverSendsToEitherSocketReachesTheSameWorker() throws Exception {
        try (TestNet net = new TestNet()) {
            for (int i = 0; i < 8; i++) {
                try (TestNet.Link link = net.link()) {
                    link.handler().echo = true;
                    link.peer().sendRtp(TestNet.rtp(1, i, 100));
                    eventually(() -> link.peer().received() == 1 ? "" : "nothing came back");
                    assertThat(link.handler().wrong).isEmpty();
                }
            }
        }
    }

    private static AtomicInteger count(Channel channel) {
        AtomicInteger writes = new AtomicInteger();
        channel.pipeline().addFirst(new ChannelOutboundHandlerAdapter() {
            @Override
            public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
                writes.incrementAndGet();
                context.write(message, promise);
            }
        });
        return writes;
    }

    private static void onWorker(MediaWorker worker, Runnable task) throws Exception {
        CompletableFuture.runAsync(task, worker).get(5, TimeUnit.SECONDS);
    }
}
