// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * Closes who sends first bytes, TLS or a header so slowly that the idle time-out never strikes. Looks at all connections now and then
 * and remembers since when each has owed a header. Confined to the thread that calls it.
 */
final class HeaderDeadline {

    private final long limitNs;
    private final Counters counters;
    private Map<EndPoint, Long> owing = new HashMap<>();

    HeaderDeadline(long limitMs, Counters counters) {
        this.limitNs = limitMs * 1_000_000;
        this.counters = counters;
    }

    /** @param open all connections of now */
    void look(Iterable<? extends EndPoint> open, long nowNs) {
        Map<EndPoint, Long> still = new HashMap<>();
        List<EndPoint> late = new ArrayList<>();
        for (EndPoint endPoint : open) {
            if (owesHeader(endPoint.getConnection())) {
                long since = owing.getOrDefault(endPoint, nowNs);
                if (nowNs - since >= limitNs) {
                    late.add(endPoint);
                } else {
                    still.put(endPoint, since);
                }
            }
        }
        owing = still;
        for (EndPoint endPoint : late) {
            counters.tooSlow.increment();
            endPoint.close();
        }
    }

    private static boolean owesHeader(Connection connection) {
        if (connection instanceof SslConnection tls) {
            return owesHeader(tls.getSslEndPoint().getConnection());
        }
        if (connection instanceof HttpConnection http) {
            // Between requests a browser may keep a connection; the idle time-out ends it
            return http.getMessagesIn() == 0 || http.getParser().inHeaderState() && !http.getParser().isStart();
        }
        return !(connection instanceof StreamConnection) && connection instanceof Connection.UpgradeFrom
                || connection instanceof PlainHttpConnection;
    }
}
