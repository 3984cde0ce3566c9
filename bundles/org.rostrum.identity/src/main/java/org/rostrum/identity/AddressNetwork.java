// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rostrum.base.error.RostrumException;

/**
 * An IPv4 or IPv6 network (20/SEC-9, 00/R-12). Immutable; nothing is ever looked up.
 *
 * @param address numeric address of the network, its host bits zero, in the form that Java writes
 * @param prefix  bits of the network: 0 to 32, or to 128
 */
public record AddressNetwork(String address, int prefix) {

    /** Four octets without leading zeros (20/SEC-9). */
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");

    private static final Pattern IPV6 = Pattern.compile("(?=.*:)[0-9a-fA-F:.]{2,45}");

    /**
     * The network of an address: bits behind the prefix are dropped.
     *
     * @throws RostrumException {@link IdentityError#ADDRESS_INVALID}
     */
    public static AddressNetwork of(String typed, int prefix) {
        byte[] bytes = bytes(typed.strip())
                .orElseThrow(() -> new RostrumException(IdentityError.ADDRESS_INVALID, "this is no IPv4 or IPv6 address", "address"));
        if (prefix < 0 || prefix > bytes.length * 8) {
            throw new RostrumException(IdentityError.ADDRESS_INVALID, "the prefix has 0 to " + bytes.length * 8 + " bits", "prefix");
        }
        for (int bit = prefix; bit < bytes.length * 8; bit++) {
            bytes[bit / 8] &= (byte) ~(0x80 >> bit % 8);
        }
        return new AddressNetwork(text(bytes), prefix);
    }

    /** This one address; empty where the text is none. */
    public static Optional<AddressNetwork> of(String address) {
        return bytes(address).map(bytes -> new AddressNetwork(text(bytes), bytes.length * 8));
    }

    /** Whether the address, of the same family, is in it; false for what is no address. */
    public boolean contains(String other) {
        Optional<byte[]> mine = bytes(address);
        Optional<byte[]> asked = bytes(other);
        if (mine.isEmpty() || asked.isEmpty() || mine.get().length != asked.get().length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            if (((mine.get()[bit / 8] ^ asked.get()[bit / 8]) & 0x80 >> bit % 8) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether this is an address of the host itself; an IPv4 address in IPv6 form is IPv4. */
    public static boolean isLoopback(String address) {
        return bytes(address).map(AddressNetwork::inet).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    /** Java makes four bytes of IPv4 in IPv6 form; the zone of a link-local address says nothing here. */
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

    private static String text(byte[] bytes) {
        return inet(bytes).getHostAddress();
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
