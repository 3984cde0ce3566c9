// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.net.AddressNetwork;
import org.rostrum.listener.HttpsError;
import org.rostrum.listener.internal.Addresses.Role;
import org.rostrum.settings.NodeSettingCheck;
import org.rostrum.settings.SettingCatalogue.Fault;

/**
 * What the catalogue of settings may change of the listener: certificate, versions, HTTPS port and HSTS only by their own operation with
 * its test and its way back (20/TLS-12…14); the rest if it can be opened. Thread-safe.
 */
final class ListenerCheck implements NodeSettingCheck {

    private static final Set<String> OF_HTTPS = Set.of(key("mode"), key("tlsVersions"), key("httpsPort"), key("hsts"));
    private static final Map<String, Role> PORTS = Map.of(key("httpPort"), Role.HTTP, key("platformPort"), Role.PLATFORM,
            key("turnPort"), Role.TURN, key("turnTlsPort"), Role.TURN_TLS);

    private final Addresses addresses;
    private final Supplier<ListenerSetup> setup;

    ListenerCheck(Addresses addresses, Supplier<ListenerSetup> setup) {
        this.addresses = addresses;
        this.setup = setup;
    }

    private static String key(String key) {
        return ListenerConfig.PID + "." + key;
    }

    @Override
    public Optional<String> elsewhere(String name) {
        return OF_HTTPS.contains(name) ? Optional.of("/https") : Optional.empty();
    }

    @Override
    public List<Fault> check(Map<String, @Nullable String> wanted) {
        List<Fault> faults = new ArrayList<>();
        String host = wanted.containsKey(key("host")) ? text(wanted, "host").strip() : setup.get().host();
        if (wanted.containsKey(key("host")) && cannot(host, 0).isPresent()) {
            faults.add(new Fault(CommonError.INVALID_VALUE, key("host"), "This host has no such address."));
            return faults;
        }
        PORTS.forEach((name, role) -> {
            String port = wanted.get(name);
            if (port != null) {
                port(host, role, Integer.parseInt(port.strip())).ifPresent(why -> faults.add(new Fault(HttpsError.PORT_TAKEN, name, why)));
            }
        });
        text(wanted, "trustedProxies").lines().map(String::strip).filter(line -> !line.isEmpty() && AddressNetwork.parse(line).isEmpty())
                .findFirst().ifPresent(line -> faults.add(new Fault(
                        CommonError.INVALID_VALUE, key("trustedProxies"), "Networks such as 10.0.0.5/32 or fd00::/8 are expected.")));
        return faults;
    }

    private static String text(Map<String, @Nullable String> wanted, String key) {
        String text = wanted.get(key(key));
        return text == null ? "" : text;
    }

    private Optional<String> port(String host, Role role, int number) {
        if (number == 0 || OptionalInt.of(number).equals(addresses.port(role))) {
            return Optional.empty();
        }
        if (Stream.of(Role.values()).anyMatch(other -> OptionalInt.of(number).equals(addresses.port(other)))) {
            return Optional.of("This server uses port " + number + " for something else.");
        }
        return cannot(host, number).map(why -> "Port " + number + " cannot be had: " + why + ".");
    }

    private static Optional<String> cannot(String host, int number) {
        try (BoundPort free = BoundPort.bind(host, number)) {
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            // Names that nobody knows throw unchecked
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
