// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.rostrum.bench.Result;

/** A Markdown table that grows by rows. Confined to its user. */
public final class Table {

    private final List<String> lines = new ArrayList<>();

    public Table(String... columns) {
        lines.add("| " + String.join(" | ", columns) + " |");
        lines.add("|" + " --- |".repeat(columns.length));
    }

    /** The columns of {@link #row(String, Result)}. */
    public static Table ofResults() {
        return new Table("run", "server", "forwarded pkt/s", "µs CPU/pkt", "core %", "kernel %", "compiler %", "p50 ms", "p95 ms", "p99 ms", "delivered %",
                "of all sent %", "repaired", "RSS MB", "GC n / longest ms", "client core %", "counts");
    }

    public void row(Object... cells) {
        lines.add("| " + String.join(" | ", Arrays.stream(cells).map(String::valueOf).toList()) + " |");
    }

    /** One run, all that was measured. */
    public void row(String label, Result r) {
        row(label, r.server(), format("%,.0f", r.packetsPerSecond()), format("%.2f", r.microsPerPacket()),
                format("%.1f", r.corePercent()), format("%.0f", r.percentOfCpu(r.kernelSeconds())),
                format("%.0f", r.percentOfCpu(r.compilerSeconds())), ms(r, 0.5), ms(r, 0.95), ms(r, 0.99), format("%.3f", r.deliveredPercent()), format("%.1f", r.completePercent()),
                r.retransmitted(), r.rssMb(), r.gc().count() == 0 ? "0" : r.gc().count() + " / " + format("%.1f", r.gc().longestMs()),
                format("%.0f", 100 * r.clientCpu() / r.seconds()), r.verdict());
    }

    /** A run that came to nothing. */
    public void failed(String label, String server, String why) {
        row(label, server, why.replace('|', '/').replace('\n', ' '), "", "", "", "", "", "", "", "", "", "", "", "", "no");
    }

    private static String ms(Result r, double share) {
        return format("%.2f", r.tally().latency().percentile(share) / 1e6);
    }

    public static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }
}
