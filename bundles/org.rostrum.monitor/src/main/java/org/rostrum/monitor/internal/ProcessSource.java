// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.osgi.service.component.annotations.Component;
import org.rostrum.edge.MetricSource;

/** The process itself: processor, memory, collections, threads, files. Thread-safe. */
@Component(service = {MetricSource.class, ProcessSource.class})
public final class ProcessSource implements MetricSource {

    @Override
    public void collect(Sink sink) {
        Map<String, String> none = Map.of();
        sink.gauge("rostrum_process_uptime_seconds", "Time since the start", none, ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0);
        sink.gauge("rostrum_host_cpu_ratio", "Load of the host's processors, 0 to 1", none, hostLoad());
        sink.gauge("rostrum_process_cpu_ratio", "Load of the host's processors by this process, 0 to 1", none, system("ProcessCpuLoad"));
        sink.counter("rostrum_process_cpu_seconds_total", "Processor time used", none, system("ProcessCpuTime") / 1e9);
        sink.gauge("rostrum_process_open_files", "Open files and sockets", none, system("OpenFileDescriptorCount"));
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        sink.gauge("rostrum_heap_used_bytes", "Java heap in use", none, heap.getUsed());
        sink.gauge("rostrum_heap_max_bytes", "Largest Java heap", none, heap.getMax());
        sink.gauge("rostrum_memory_committed_bytes", "Memory that Java holds, heap and other", none, committed());
        sink.gauge("rostrum_threads", "Threads", none, ManagementFactory.getThreadMXBean().getThreadCount());
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            Map<String, String> name = Map.of("collector", collector.getName());
            sink.counter("rostrum_gc_collections_total", "Collections", name, Math.max(0, collector.getCollectionCount()));
            sink.counter("rostrum_gc_seconds_total", "Time in collections", name, Math.max(0, collector.getCollectionTime()) / 1000.0);
        }
    }

    /** 0 to 1; 0 while unknown. */
    double hostLoad() {
        return system("CpuLoad");
    }

    /** Bytes. */
    double committed() {
        return (double) ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted()
                + ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage().getCommitted();
    }

    /** By name, since the package of the typed interface is not one that every OSGi framework hands out. */
    private static double system(String attribute) {
        try {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            Object value = server.getAttribute(new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME), attribute);
            return value instanceof Number number && !Double.isNaN(number.doubleValue()) ? Math.max(0, number.doubleValue()) : 0;
        } catch (JMException e) {
            return 0;
        }
    }
}
