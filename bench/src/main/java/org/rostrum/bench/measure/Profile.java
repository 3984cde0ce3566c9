// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/** A flight recording of a Java process, begun and read from outside. Confined to its user. */
public final class Profile {

    private static final int FRAMES = 30;

    private final long pid;
    private final Path file;

    /** Begins to record. */
    public Profile(long pid) throws IOException, InterruptedException {
        this.pid = pid;
        this.file = Files.createTempDirectory("rostrum-bench-jfr-").resolve("server.jfr");
        jcmd("JFR.start", "name=bench", "settings=profile");
    }

    /** Ends it. @return where time was spent, as Markdown */
    public String end() throws IOException, InterruptedException {
        jcmd("JFR.dump", "name=bench", "filename=" + file);
        jcmd("JFR.stop", "name=bench");
        Map<String, Integer> top = new HashMap<>();
        Map<String, Integer> within = new HashMap<>();
        Map<String, Integer> threads = new HashMap<>();
        Map<String, Long> allocated = new HashMap<>();
        int samples = 0;
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                String type = event.getEventType().getName();
                RecordedStackTrace stack = event.getStackTrace();
                if (stack == null || stack.getFrames().isEmpty()) {
                    continue;
                }
                if (type.equals("jdk.ExecutionSample") || type.equals("jdk.NativeMethodSample") && busy(stack)) {
                    samples++;
                    count(stack, top, within);
                    String thread = event.getThread("sampledThread") == null ? "?" : event.getThread("sampledThread").getJavaName();
                    threads.merge(thread == null ? "?" : thread, 1, Integer::sum);
                } else if (type.equals("jdk.ObjectAllocationSample")) {
                    allocated.merge(event.getClass("objectClass").getName() + " by " + ours(stack), event.getLong("weight"), Long::sum);
                }
            }
        }
        Files.deleteIfExists(file);
        Files.deleteIfExists(file.getParent());
        StringBuilder text = new StringBuilder();
        list(text, "Threads, " + samples + " samples", threads, samples);
        list(text, "Top frames", top, samples);
        list(text, "Methods of ours with what they call", within, samples);
        long all = allocated.values().stream().mapToLong(Long::longValue).sum();
        text.append("\nAllocation by weight:\n\n");
        allocated.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed()).limit(12).forEach(
                e -> text.append(Table.format("- %4.1f %% %s\n", 100.0 * e.getValue() / all, e.getKey())));
        return text.toString();
    }

    /** Waiting for packets is no work. */
    private static boolean busy(RecordedStackTrace stack) {
        String name = stack.getFrames().get(0).getMethod().getName().toLowerCase(java.util.Locale.ROOT);
        return !name.contains("wait") && !name.contains("accept") && !name.contains("poll") && !name.contains("read0");
    }

    private static void count(RecordedStackTrace stack, Map<String, Integer> top, Map<String, Integer> within) {
        List<RecordedFrame> frames = stack.getFrames();
        top.merge(name(frames.get(0)), 1, Integer::sum);
        frames.stream().map(Profile::name).filter(n -> n.startsWith("org.rostrum")).distinct().forEach(n -> within.merge(n, 1, Integer::sum));
    }

    private static String ours(RecordedStackTrace stack) {
        return stack.getFrames().stream().map(Profile::name).filter(n -> n.startsWith("org.rostrum")).findFirst().orElse("others");
    }

    private static String name(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }

    private static void list(StringBuilder text, String title, Map<String, Integer> counts, int samples) {
        text.append("\n").append(title).append(":\n\n");
        counts.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())).limit(FRAMES).forEach(
                e -> text.append(Table.format("- %4.1f %% %s\n", 100.0 * e.getValue() / samples, e.getKey())));
    }

    private void jcmd(String... arguments) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of("jcmd", String.valueOf(pid)));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException("jcmd: " + said);
        }
    }
}
