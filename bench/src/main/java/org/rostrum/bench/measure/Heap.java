// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.measure;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Live heap of another Java process, by jcmd. */
public final class Heap {

    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private Heap() {}

    /** Megabytes that are reachable: a full collection comes before. */
    public static double liveMb(long pid) throws IOException, InterruptedException {
        jcmd(pid, "GC.run");
        jcmd(pid, "GC.run");
        // generations one after another, then what is no heap
        String heap = jcmd(pid, "GC.heap_info").split("Metaspace")[0];
        Matcher used = USED.matcher(heap);
        long sum = 0;
        while (used.find()) {
            sum += Long.parseLong(used.group(1));
        }
        if (sum == 0) {
            throw new IOException("GC.heap_info not understood: " + heap);
        }
        return sum / 1024.0;
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of("jcmd", String.valueOf(pid), command)).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException("jcmd: " + said);
        }
        return said;
    }
}
