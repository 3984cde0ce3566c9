// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;

/**
 * How often a password may be tried. Three counts: an address, a login from one address, a login from everywhere. The last
 * stops guessing from many addresses at once, but never somebody at an address from which he has signed in before: nobody
 * can lock out somebody else completely. Thread-safe.
 */
final class SignInBrakes {

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int OF_ADDRESS = 60;
    private static final int OF_LOGIN_FROM_ADDRESS = 10;
    private static final int OF_LOGIN = 100;

    private final Brake addresses;
    private final Brake pairs;
    private final Brake logins;

    SignInBrakes(Clock clock) {
        addresses = new Brake(OF_ADDRESS, WINDOW, clock);
        pairs = new Brake(OF_LOGIN_FROM_ADDRESS, WINDOW, clock);
        logins = new Brake(OF_LOGIN, WINDOW, clock);
    }

    /**
     * Counts an attempt before its password is looked at.
     *
     * @param knownAddress asked only if the login is tried too often from everywhere
     * @throws RostrumException with {@link CommonError#BRAKED}
     */
    void attempt(String loginKey, String address, BooleanSupplier knownAddress) {
        String network = network(address);
        boolean admitted = addresses.admits(network)
                && pairs.admits(pair(loginKey, network))
                && (logins.admits(loginKey) || knownAddress.getAsBoolean());
        if (!admitted) {
            throw new RostrumException(CommonError.BRAKED, "too many attempts; try again later");
        }
    }

    /** The attempt was right. */
    void succeeded(String loginKey, String address) {
        String network = network(address);
        addresses.takeBack(network);
        pairs.forget(pair(loginKey, network));
        logins.takeBack(loginKey);
    }

    private static String pair(String loginKey, String network) {
        return network + ' ' + loginKey;
    }

    /** An IPv6 host has a /64 of its own: that is one address to us. Only literals: nothing is looked up. */
    static String network(String address) {
        if (address.indexOf(':') < 0 || !address.matches("[0-9a-fA-F:.]{2,45}")) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            StringBuilder prefix = new StringBuilder();
            for (int i = 0; i < bytes.length && i < 8; i++) {
                prefix.append(String.format("%02x", bytes[i]));
            }
            return bytes.length == 16 ? prefix + "/64" : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
