// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal.support;

import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.lang.management.ThreadInfo;
import java.time.Duration;
import java.util.Arrays;

/** This Java process: version, threads, memory. Stateless. */
final class ProcessParts {

    private ProcessParts() {}

    static String java() {
        RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
        return """
                java      %s %s %s
                host      %s %s %s, %d processors
                process   %d, up %s
                options   %s
                """.formatted(System.getProperty("java.vendor"), System.getProperty("java.vm.name"), Runtime.version(),
                System.getProperty("os.name"), System.getProperty("os.version"), System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(), ProcessHandle.current().pid(), Duration.ofMillis(runtime.getUptime()),
                runtime.getInputArguments());
    }

    /** With whole stacks; {@link ThreadInfo#toString} cuts them. */
    static String threads() {
        StringBuilder out = new StringBuilder();
        long[] locked = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
        out.append(locked == null ? "no deadlock\n\n" : "DEADLOCK of threads " + Arrays.toString(locked) + "\n\n");
        for (ThreadInfo thread : ManagementFactory.getThreadMXBean().dumpAllThreads(true, true)) {
            out.append('"').append(thread.getThreadName()).append("\" ").append(thread.getThreadId()).append(' ').append(thread.getThreadState());
            if (thread.getLockName() != null) {
                out.append(" on ").append(thread.getLockName());
            }
            if (thread.getLockOwnerName() != null) {
                out.append(" held by \"").append(thread.getLockOwnerName()).append('"');
            }
            out.append('\n');
            for (StackTraceElement frame : thread.getStackTrace()) {
                out.append("    at ").append(frame).append('\n');
            }
            out.append('\n');
        }
        return out.toString();
    }

    static String memory() {
        StringBuilder out = new StringBuilder();
        out.append("heap      ").append(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage()).append('\n');
        out.append("other     ").append(ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage()).append('\n');
        ManagementFactory.getMemoryPoolMXBeans().forEach(pool -> out.append("pool      ").append(pool.getName()).append(": ").append(pool.getUsage()).append('\n'));
        ManagementFactory.getGarbageCollectorMXBeans().forEach(collector -> out.append("collector ").append(collector.getName()).append(": ")
                .append(collector.getCollectionCount()).append(" times, ").append(collector.getCollectionTime()).append(" ms\n"));
        return out.toString();
    }
}
