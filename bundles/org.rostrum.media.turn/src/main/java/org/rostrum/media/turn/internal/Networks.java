// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.turn.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A list of networks such as 192.0.2.0/24 or 2001:db8::/32. Immutable. */
final class Networks {

    private static final Logger logger = LoggerFactory.getLogger(Networks.class);
    private static final Pattern NUMERIC = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private record Network(byte[] address, int bits) {

        boolean contains(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (int i = 0; i < bits; i++) {
                int mask = 0x80 >> i % 8;
                if ((address[i / 8] & mask) != (other[i / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<Network> networks = new ArrayList<>();

    /** What is no network is told and left out: less is allowed then. */
    Networks(Stream<String> texts) {
        texts.flatMap(text -> Stream.of(text.split("[,\\s]+"))).filter(text -> !text.isEmpty()).forEach(this::add);
    }

    private void add(String text) {
        String[] parts = text.split("/", 2);
        try {
            if (NUMERIC.matcher(parts[0]).matches()) {
                byte[] address = InetAddress.getByName(parts[0]).getAddress();
                int bits = parts.length == 1 ? address.length * 8 : Integer.parseInt(parts[1]);
                if (bits >= 0 && bits <= address.length * 8) {
                    networks.add(new Network(address, bits));
                    return;
                }
            }
        } catch (UnknownHostException | NumberFormatException e) {
            // told below
        }
        logger.error("allowedPeers: {} is no network such as 192.0.2.0/24 and is left out", text);
    }

    boolean contains(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address.getAddress()));
    }
}
