// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What listens on this host, from {@code /proc}; a star marks the sockets of this process. */
final class ListeningSockets {

    private static final String TCP_LISTENS = "0A";
    private static final String UDP_UNCONNECTED = "07";

    private ListeningSockets() {}

    static String text() throws IOException {
        Set<String> own = own();
        TreeSet<String> lines = new TreeSet<>();
        for (String table : List.of("tcp", "tcp6", "udp", "udp6")) {
            Path file = Path.of("/proc/self/net", table);
            if (Files.exists(file)) {
                Files.readAllLines(file).stream().skip(1).map(line -> line(table, line, own)).filter(line -> !line.isEmpty()).forEach(lines::add);
            }
        }
        return String.join("\n", lines) + "\n";
    }

    /** Empty unless it listens. Columns: number, local address:port (hexadecimal), remote, state, …, the tenth is the inode. */
    static String line(String table, String row, Set<String> own) {
        String[] columns = row.strip().split("\\s+");
        String state = table.startsWith("tcp") ? TCP_LISTENS : UDP_UNCONNECTED;
        if (columns.length < 10 || !columns[3].equals(state)) {
            return "";
        }
        String[] local = columns[1].split(":");
        return "%-4s %5d %-8s%s".formatted(table, Integer.parseInt(local[1], 16), reach(local[0]), own.contains(columns[9]) ? " *" : "");
    }

    private static String reach(String address) {
        boolean loopback = address.length() == 8 ? address.endsWith("7F") : address.equals("00000000000000000000000001000000");
        return loopback ? "loopback" : address.matches("0+") ? "all" : "one";
    }

    private static Set<String> own() throws IOException {
        Set<String> inodes = new HashSet<>();
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            for (Path link : open.toList()) {
                try {
                    String target = Files.readSymbolicLink(link).toString();
                    if (target.startsWith("socket:[")) {
                        inodes.add(target.substring("socket:[".length(), target.length() - 1));
                    }
                } catch (IOException e) {
                    // closed meanwhile
                }
            }
        }
        return inodes;
    }
}
