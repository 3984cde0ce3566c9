// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import java.util.ArrayList;
import java.util.List;
import org.rostrum.media.net.MediaTransport;
import org.rostrum.media.net.MediaTransports;
import org.rostrum.media.net.MediaWorker;
import org.rostrum.media.net.TransportHandler;
import org.rostrum.media.net.TransportHandler.CloseReason;
import org.rostrum.media.net.TransportStats;

/** Transports without a network that can be counted. */
final class FakeTransports implements MediaTransports {

    final List<Made> open = new ArrayList<>();

    /** One of them. */
    final class Made implements MediaTransport {

        private final TransportHandler handler;

        private Made(TransportHandler handler) {
            this.handler = handler;
        }

        @Override
        public String localUfrag() {
            return "ufrag";
        }

        @Override
        public String localPassword() {
            return "password";
        }

        @Override
        public void remote(String ufrag, String password, String fingerprint) {}

        @Override
        public MediaWorker worker() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void send(byte[] packet, int offset, int length) {}

        @Override
        public TransportStats stats() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            if (open.remove(this)) {
                handler.closed(CloseReason.LOCAL);
            }
        }
    }

    @Override
    public MediaTransport create(String label, TransportHandler handler) {
        Made made = new Made(handler);
        open.add(made);
        return made;
    }

    @Override
    public List<Candidate> candidates(int reachedPort) {
        return List.of(new Candidate("1", "udp", "192.0.2.1", 53_000, 9), new Candidate("2", "tcp", "192.0.2.1", 4_307, 8));
    }

    @Override
    public int mediaPort() {
        return 53_000;
    }

    @Override
    public String fingerprint() {
        return "AB:CD";
    }
}
