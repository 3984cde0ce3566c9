// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings, read.
 *
 * @param bindAddress     numeric; empty: all of this host
 * @param publicAddresses numeric, in the order of the setting
 * @param addresses       instead of those of the interfaces; empty: those
 * @param announceLocal   false: public addresses only, if there are any
 * @param protocols        announced for addresses of this host: {@code udp}, {@code tcp}
 * @param publicProtocols  announced for public addresses
 * @param audioDscp       0 to 63, as the next
 * @param nativeSockets   whether epoll may be used where it is there
 */
record PlaneSettings(
        int port, String bindAddress, int workers, List<String> publicAddresses, List<String> addresses, boolean announceLocal, boolean announceLoopback,
        Set<String> protocols, Set<String> publicProtocols,
        int receiveBufferBytes, int sendBufferBytes, int audioDscp, int videoDscp, boolean nativeSockets) {

    static final Set<String> BOTH = Set.of("udp", "tcp");

    private static final Logger logger = LoggerFactory.getLogger(PlaneSettings.class);
    private static final int MOST_BY_ITSELF = 4;
    /** Numbers only, so that no name server is asked: a name says nothing about the family that a peer needs. */
    private static final Pattern NUMERIC = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /** For all addresses of this host. */
    PlaneSettings(int port, int workers, List<String> publicAddresses, List<String> addresses, boolean announceLocal, boolean announceLoopback,
            Set<String> protocols, Set<String> publicProtocols, int receiveBufferBytes, int sendBufferBytes, int audioDscp, int videoDscp,
            boolean nativeSockets) {
        this(port, "", workers, publicAddresses, addresses, announceLocal, announceLoopback, protocols, publicProtocols, receiveBufferBytes,
                sendBufferBytes, audioDscp, videoDscp, nativeSockets);
    }

    static PlaneSettings of(MediaNetConfig config) {
        return new PlaneSettings(config.port(), first(numeric("bindAddress", Stream.of(config.bindAddress()))), workers(config.workers(), Runtime.getRuntime().availableProcessors()), numeric("publicAddress", Stream.of(config.publicAddress())),
                numeric("addresses", Arrays.stream(config.addresses())), config.announceLocal(), config.announceLoopback(),
                protocols("protocols", config.protocols()), protocols("publicProtocols", config.publicProtocols()),
                config.receiveBufferBytes(), config.sendBufferBytes(), config.audioDscp(), config.videoDscp(), true);
    }

    private static String first(List<String> addresses) {
        return addresses.isEmpty() ? "" : addresses.get(0);
    }

    /** One core is left for signalling, pages and the database; beyond four the network is the bound. */
    static int workers(int asked, int cores) {
        return asked > 0 ? asked : Math.max(1, Math.min(MOST_BY_ITSELF, cores - 1));
    }

    /** 20 section 8: UDP, TCP or both; what is none of it is told, and both are taken. */
    static Set<String> protocols(String setting, String value) {
        Set<String> wanted = new LinkedHashSet<>(List.of(value.toLowerCase(Locale.ROOT).strip().split("[,\\s]+")));
        if (!BOTH.containsAll(wanted)) {
            logger.error("{}: udp, tcp or both are expected, not {}; both are taken", setting, value);
            return BOTH;
        }
        return Set.copyOf(wanted);
    }

    /** What is no address that somebody could send to is told and left out: media go on over the others. */
    static List<String> numeric(String setting, Stream<String> values) {
        return values.flatMap(value -> Stream.of(value.split("[,\\s]+")))
                .filter(text -> !text.isEmpty())
                .map(text -> usable(text).orElseGet(() -> {
                    logger.error("{}: {} is no IPv4 or IPv6 address to announce and is left out", setting, text);
                    return "";
                }))
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    private static Optional<String> usable(String text) {
        if (!NUMERIC.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.getByName(text);
            return address.isAnyLocalAddress() || address.isMulticastAddress() ? Optional.empty() : Optional.of(text);
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
