// SPDX-License-Identifier: Apache-2.0
package org.rostrum.base.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IPv4 or IPv6 network. Immutable; nothing is ever looked up. An IPv4 address written in IPv6 form is IPv4; the zone of a
 * link-local address does not matter.
 *
 * @param address numeric address, its bits behind the prefix zero; IPv6 in the one short form of RFC 5952
 * @param prefix  bits of the network: 0 to 32, or to 128
 */
public record AddressNetwork(String address, int prefix) {

    /** Four octets without leading zeros (20/SEC-9). */
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");

    private static final Pattern IPV6 = Pattern.compile("(?=.*:)[0-9a-fA-F:.]{2,45}");
    private static final Pattern PREFIX = Pattern.compile("[0-9]{1,3}");

    /** The network of an address; empty where the text is no address or has fewer bits than the prefix. */
    public static Optional<AddressNetwork> of(String typed, int prefix) {
        return bytes(typed.strip()).filter(bytes -> prefix >= 0 && prefix <= bytes.length * 8).map(bytes -> {
            for (int bit = prefix; bit < bytes.length * 8; bit++) {
                bytes[bit / 8] &= (byte) ~(0x80 >> bit % 8);
            }
            return new AddressNetwork(text(bytes), prefix);
        });
    }

    /** {@code 10.0.0.0/8}, {@code fd00::/8} or a single address; empty for anything else. */
    public static Optional<AddressNetwork> parse(String text) {
        String typed = text.strip();
        int slash = typed.indexOf('/');
        if (slash < 0) {
            return bytes(typed).flatMap(bytes -> of(typed, bytes.length * 8));
        }
        String prefix = typed.substring(slash + 1);
        return PREFIX.matcher(prefix).matches() ? of(typed.substring(0, slash), Integer.parseInt(prefix)) : Optional.empty();
    }

    /** An address written as a number, square brackets allowed; empty for everything else, names too. */
    public static Optional<InetAddress> address(String text) {
        boolean bracketed = text.startsWith("[") && text.endsWith("]") && text.length() > 2;
        return bytes(bracketed ? text.substring(1, text.length() - 1) : text).map(AddressNetwork::inet);
    }

    /** The one way to write an address, IPv6 in the short form of RFC 5952; what is no address stays as it is. */
    public static String canonical(String address) {
        return address(address).map(inet -> text(inet.getAddress())).orElse(address);
    }

    /** Whether this is an address of the host itself. */
    public static boolean isLoopback(String address) {
        return address(address).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    /** Whether a numeric address is in it; false for what is no address, and for the other family. */
    public boolean contains(String other) {
        return bytes(other).filter(this::contains).isPresent();
    }

    public boolean contains(InetAddress other) {
        return contains(other.getAddress());
    }

    private boolean contains(byte[] asked) {
        byte[] own = bytes(address).orElseThrow();
        if (own.length != asked.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            if (((own[bit / 8] ^ asked[bit / 8]) & 0x80 >> bit % 8) != 0) {
                return false;
            }
        }
        return true;
    }

    private static Optional<byte[]> bytes(String typed) {
        int zone = typed.indexOf('%');
        String literal = zone < 0 ? typed : typed.substring(0, zone);
        if (!IPV4.matcher(literal).matches() && !IPV6.matcher(literal).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(literal).getAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** @see "RFC 5952 section 4: lower case, no leading zeros, the first of the longest runs of two zero groups or more is ::" */
    private static String text(byte[] bytes) {
        if (bytes.length == 4) {
            return inet(bytes).getHostAddress();
        }
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < bytes.length; i += 2) {
            groups.add(Integer.toHexString((bytes[i] & 0xff) << 8 | bytes[i + 1] & 0xff));
        }
        int begin = 0;
        int end = 0;
        for (int from = 0; from < groups.size(); from++) {
            int to = from;
            while (to < groups.size() && groups.get(to).equals("0")) {
                to++;
            }
            if (to - from > end - begin) {
                begin = from;
                end = to;
            }
        }
        return end - begin < 2
                ? String.join(":", groups)
                : String.join(":", groups.subList(0, begin)) + "::" + String.join(":", groups.subList(end, groups.size()));
    }

    private static InetAddress inet(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 or 16 bytes are an address", e);
        }
    }

    @Override
    public String toString() {
        return address + "/" + prefix;
    }
}
