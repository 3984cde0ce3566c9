// SPDX-License-Identifier: Apache-2.0
package org.rostrum.webrtc.internal;

import java.util.ArrayList;
import java.util.List;
import org.rostrum.media.net.MediaTransport;
import org.rostrum.media.net.MediaTransports;
import org.rostrum.media.net.MediaWorker;
import org.rostrum.media.net.TransportHandler;
import org.rostrum.media.net.TransportStats;

/** Transports without a network; remembers what it was told. */
final class FakeTransports implements MediaTransports {

    final List<Made> made = new ArrayList<>();

    /** A worker that does everything at once on the caller's thread and knows no time. */
    private static final class DirectWorker implements MediaWorker {

        @Override
        public int index() {
            return 0;
        }

        @Override
        public boolean inWorker() {
            return true;
        }

        @Override
        public Runnable schedule(long delayNs, Runnable task) {
            return () -> { };
        }

        @Override
        public void execute(Runnable task) {
            task.run();
        }
    }

    /** One of them. */
    static final class Made implements MediaTransport {

        final TransportHandler handler;
        final List<String> remotes = new ArrayList<>();
        boolean closed;
        int restarts;
        private final MediaWorker worker = new DirectWorker();

        Made(TransportHandler handler) {
            this.handler = handler;
        }

        @Override
        public String localUfrag() {
            return "ufrag" + (restarts == 0 ? "" : restarts);
        }

        @Override
        public String localPassword() {
            return "password-of-24-characters";
        }

        @Override
        public void remote(String ufrag, String password, String fingerprint) {
            remotes.add(ufrag + " " + fingerprint);
        }

        @Override
        public void restart() {
            restarts++;
        }

        @Override
        public MediaWorker worker() {
            return worker;
        }

        @Override
        public void send(byte[] packet, int offset, int length) {}

        @Override
        public TransportStats stats() {
            return new TransportStats(null, null, 0, 0, 0, 0, 0, 0, "udp");
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Override
    public MediaTransport create(String label, TransportHandler handler) {
        made.add(new Made(handler));
        return made.get(made.size() - 1);
    }

    @Override
    public List<Candidate> candidates(int reachedPort) {
        return List.of(new Candidate("1", "udp", "127.0.0.1", 53000, 2130706431L), new Candidate("2", "tcp", "::1", 4307, 1671430143L));
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
