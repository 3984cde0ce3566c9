// SPDX-License-Identifier: Apache-2.0
package org.example.applause;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.media.TrackInfo;
import org.rostrum.media.TrackTap;

/** Track tap: sees every packet of every track on the packet's own thread, so it only counts. */
@Component(service = TrackTap.class)
public final class PacketCounter implements TrackTap {

    private final Applause applause;

    @Activate
    public PacketCounter(@Reference Applause applause) {
        this.applause = applause;
    }

    @Override
    public Optional<Sink> open(TrackInfo track) {
        return Optional.of(new Counter(applause.packetsOf(track.participant())));
    }

    private record Counter(AtomicLong packets) implements Sink {
        @Override
        public void packet(byte[] buffer, int offset, int length, long arrivalNs) {
            packets.incrementAndGet();
        }

        @Override
        public void closed() {}
    }
}
