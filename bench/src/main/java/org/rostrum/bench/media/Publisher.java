// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.media;

import io.netty.util.concurrent.ScheduledFuture;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rostrum.bench.net.Endpoint;
import org.rostrum.proto.rtp.RtcpReader;
import org.rostrum.proto.rtp.RtcpWriter;

/** The sending half of a client: sound and layers of video, reports, answers to NACK, PLI and FIR. Confined to the event loop. */
public final class Publisher {

    /** RIDs of the layers, best first. */
    public static final List<String> RIDS = List.of("h", "m", "l");
    private static final long REPORT_NS = 1_000_000_000L;

    private final Endpoint endpoint;
    private final int number;
    private final @Nullable AudioSource audio;
    private final List<VideoSource> video = new ArrayList<>();
    private final List<ScheduledFuture<?>> clocks = new ArrayList<>();
    private final RtcpWriter writer = new RtcpWriter();
    private final byte[] cname;
    private long nextReportNs;
    private volatile long sent;

    /**
     * @param number     of this publisher, 0 to {@code publishers} − 1
     * @param publishers who speak in turns; 0: nobody speaks
     * @param audio      null: no sound
     * @param video      null: no pictures
     */
    public Publisher(Endpoint endpoint, int number, int publishers, Load load, @Nullable SendFormat audio, @Nullable SendFormat video) {
        this.endpoint = endpoint;
        this.number = number;
        this.cname = ("bench-" + number).getBytes(StandardCharsets.US_ASCII);
        TransportCounter counter = new TransportCounter();
        this.audio = audio == null ? null : new AudioSource(
                new OutStream(endpoint, counter, audio.extensions(), audio, new OutStream.Ids(audioSsrc(number), 0, null)), number, publishers);
        for (int layer = 0; video != null && layer < load.layers(); layer++) {
            OutStream.Ids ids = new OutStream.Ids(
                    videoSsrc(number, layer), rtxSsrc(number, layer), load.layers() > 1 ? RIDS.get(layer) : null);
            OutStream stream = new OutStream(endpoint, counter, video.extensions(), video, ids);
            this.video.add(new VideoSource(load.trace(layer, number), stream, number, load.layers() > 1, load.clip()));
        }
    }

    public static int audioSsrc(int number) {
        return 0x1000_0000 + number * 16;
    }

    public static int videoSsrc(int number, int layer) {
        return 0x2000_0000 + number * 16 + layer;
    }

    public static int rtxSsrc(int number, int layer) {
        return 0x3000_0000 + number * 16 + layer;
    }

    /** Begins to send. Publishers begin at different moments within a frame, as people do. Any thread. */
    public void start() {
        endpoint.loop().execute(() -> {
            long offsetNs = number * 7_919_311L;
            if (audio != null) {
                clocks.add(every(AudioSource.INTERVAL_NS, offsetNs, () -> audio.next(System.nanoTime())));
            }
            if (!video.isEmpty()) {
                clocks.add(every(video.get(0).intervalNs(), offsetNs, () -> video.forEach(v -> v.next(System.nanoTime()))));
            }
        });
    }

    private ScheduledFuture<?> every(long intervalNs, long offsetNs, Runnable send) {
        Runnable task = () -> {
            send.run();
            endpoint.flush();
            count();
        };
        return endpoint.loop().scheduleAtFixedRate(task, offsetNs % intervalNs, intervalNs, TimeUnit.NANOSECONDS);
    }

    /** Sends nothing more but answers and reports. Any thread. */
    public void stop() {
        endpoint.loop().execute(() -> {
            clocks.forEach(c -> c.cancel(false));
            clocks.clear();
        });
    }

    /** Media packets sent, without retransmissions. Any thread. */
    public long sent() {
        return sent;
    }

    private void count() {
        long n = audio == null ? 0 : audio.stream().packets();
        for (VideoSource source : video) {
            n += source.stream().packets();
        }
        sent = n;
    }

    /** The server wants these layers and no others. Any thread. */
    public void activeLayer(String rid, boolean active) {
        int layer = RIDS.indexOf(rid);
        endpoint.loop().execute(() -> {
            if (layer >= 0 && layer < video.size()) {
                video.get(layer).active(active);
            }
        });
    }

    void rtcp(RtcpReader packet) {
        int type = packet.type();
        if (type == RtcpReader.PAYLOAD_FEEDBACK && packet.count() == RtcpReader.PLI) {
            keyFrame(packet.mediaSsrc());
        } else if (type == RtcpReader.PAYLOAD_FEEDBACK && packet.count() == RtcpReader.FIR) {
            for (int i = 0; i < packet.entries(); i++) {
                keyFrame(packet.firSsrc(i));
            }
        } else if (type == RtcpReader.TRANSPORT_FEEDBACK && packet.count() == RtcpReader.NACK) {
            retransmit(packet);
        }
    }

    private void keyFrame(int ssrc) {
        for (VideoSource source : video) {
            if (source.stream().ssrc == ssrc) {
                source.wantKey();
            }
        }
    }

    private void retransmit(RtcpReader packet) {
        for (VideoSource source : video) {
            if (source.stream().ssrc == packet.mediaSsrc()) {
                for (int i = 0; i < packet.entries(); i++) {
                    int first = packet.nackSequence(i);
                    source.stream().retransmit(first);
                    for (int bit = 0; bit < 16; bit++) {
                        if ((packet.nackMask(i) >> bit & 1) != 0) {
                            source.stream().retransmit(first + bit + 1 & 0xffff);
                        }
                    }
                }
                endpoint.flush();
            }
        }
    }

    void tick(long nowNs) {
        if (nowNs - nextReportNs < 0) {
            return;
        }
        nextReportNs = nowNs + REPORT_NS;
        if (audio != null) {
            report(audio.stream(), nowNs);
        }
        for (VideoSource source : video) {
            report(source.stream(), nowNs);
        }
    }

    private void report(OutStream stream, long nowNs) {
        if (stream.started()) {
            writer.clear();
            stream.report(writer, nowNs);
            writer.cname(stream.ssrc, cname);
            endpoint.write(writer.buffer(), writer.length(), true);
            endpoint.flush();
        }
    }
}
