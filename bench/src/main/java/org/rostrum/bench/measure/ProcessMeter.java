// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Processor time and memory of a process from {@code /proc}. Thread-safe. */
public final class ProcessMeter {

    /** {@code sysconf(_SC_CLK_TCK)} is 100 on every Linux. */
    private static final double TICKS = 100;

    private final long pid;

    /** @param pid 0: a process elsewhere, of which nothing is known */
    public ProcessMeter(long pid) {
        this.pid = pid;
    }

    public long pid() {
        return pid;
    }

    /** utime and stime, seconds. */
    public double cpuSeconds() throws IOException {
        return pid == 0 ? 0 : cpu(Path.of("/proc/" + pid + "/stat"));
    }

    /** stime alone, seconds. */
    public double kernelSeconds() throws IOException {
        return pid == 0 ? 0 : Long.parseLong(fields(Path.of("/proc/" + pid + "/stat"))[12]) / TICKS;
    }

    /** Resident set, megabytes. */
    public long rssMb() throws IOException {
        if (pid == 0) {
            return 0;
        }
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024;
            }
        }
        return 0;
    }

    /** Processor seconds by name of thread, of threads that live now. */
    public Map<String, Double> cpuByThread() throws IOException {
        Map<String, Double> seconds = new TreeMap<>();
        try (Stream<Path> tasks = Files.list(Path.of("/proc/" + pid + "/task"))) {
            for (Path task : tasks.toList()) {
                try {
                    String name = Files.readString(task.resolve("comm")).trim();
                    seconds.merge(name + "/" + task.getFileName(), cpu(task.resolve("stat")), Double::sum);
                } catch (IOException e) {
                    // the thread has ended meanwhile
                }
            }
        }
        return seconds;
    }

    /** Processor seconds that the compiler of a JVM has taken; 0 of other programs. */
    public double compilerSeconds() throws IOException {
        return pid == 0 ? 0 : cpuByThread().entrySet().stream()
                .filter(thread -> thread.getKey().startsWith("C1 Compil") || thread.getKey().startsWith("C2 Compil"))
                .mapToDouble(Map.Entry::getValue).sum();
    }

    private static double cpu(Path stat) throws IOException {
        String[] fields = fields(stat);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
    }

    private static String[] fields(Path stat) throws IOException {
        String line = Files.readString(stat);
        // the name in parentheses may have spaces
        return line.substring(line.lastIndexOf(')') + 2).split(" ");
    }
}
