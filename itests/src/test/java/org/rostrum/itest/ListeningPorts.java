// SPDX-License-Identifier: Apache-2.0
package org.rostrum.itest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Ports on which a process listens, read from the kernel.
 *
 * @param tcp               listening
 * @param tcpBeyondLoopback those of them that others than this host reach
 * @param udp               bound
 */
record ListeningPorts(Set<Integer> tcp, Set<Integer> tcpBeyondLoopback, Set<Integer> udp) {

    private static final String LISTEN = "0A";
    private static final Set<String> LOOPBACK = Set.of("0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000");

    static ListeningPorts of(long pid) {
        Set<String> inodes = sockets(pid);
        Set<Line> tcp = lines("tcp").filter(l -> l.state.equals(LISTEN) && inodes.contains(l.inode)).collect(Collectors.toSet());
        Set<Line> udp = lines("udp").filter(l -> inodes.contains(l.inode)).collect(Collectors.toSet());
        return new ListeningPorts(
                tcp.stream().map(Line::port).collect(Collectors.toSet()),
                tcp.stream().filter(l -> !LOOPBACK.contains(l.address)).map(Line::port).collect(Collectors.toSet()),
                udp.stream().map(Line::port).collect(Collectors.toSet()));
    }

    private static Stream<Line> lines(String protocol) {
        return Stream.of(protocol, protocol + "6").flatMap(p -> {
            try {
                return Files.readAllLines(Path.of("/proc/net", p)).stream().skip(1).map(Line::parse);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Set<String> sockets(long pid) {
        Set<String> inodes = new HashSet<>();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (Path descriptor : descriptors.toList()) {
                String target = Files.exists(descriptor, java.nio.file.LinkOption.NOFOLLOW_LINKS) ? Files.readSymbolicLink(descriptor).toString() : "";
                if (target.startsWith("socket:[")) {
                    inodes.add(target.substring(8, target.length() - 1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return inodes;
    }

    private record Line(String address, int port, String state, String inode) {
        static Line parse(String line) {
            String[] fields = line.trim().split("\\s+");
            String[] local = fields[1].split(":");
            return new Line(local[0], Integer.parseInt(local[1], 16), fields[3], fields[9]);
        }
    }
}
