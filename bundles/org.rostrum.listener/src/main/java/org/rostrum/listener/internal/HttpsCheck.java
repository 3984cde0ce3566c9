// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.rostrum.listener.HttpsChange;
import org.rostrum.listener.HttpsError;
import org.rostrum.listener.HttpsMode;
import org.rostrum.listener.HttpsProblem;
import org.rostrum.listener.internal.Addresses.Role;
import org.rostrum.listener.internal.tls.CertificateCheck;
import org.rostrum.listener.internal.tls.Certificates;

/** Test configuration (20/TLS-12): looks at everything that could keep the listener from starting, changes nothing. Stateless. */
final class HttpsCheck {

    private final Certificates certificates;
    private final Addresses addresses;
    private final Supplier<String> host;

    /** @param host address to listen on, empty: all */
    HttpsCheck(Certificates certificates, Addresses addresses, Supplier<String> host) {
        this.certificates = certificates;
        this.addresses = addresses;
        this.host = host;
    }

    /** @param mode the mode as it would be after the change */
    List<HttpsProblem> problems(HttpsChange change, HttpsMode mode, Instant now) {
        List<HttpsProblem> problems = new ArrayList<>();
        port(change).ifPresent(problems::add);
        List<String> versions = change.tlsVersions();
        if (versions != null && versions.isEmpty()) {
            problems.add(new HttpsProblem(HttpsError.NO_TLS_VERSION, "Choose at least one TLS version.", "tls_versions"));
        }
        if (versions != null && !ListenerSettings.VERSIONS.containsAll(versions)) {
            problems.add(new HttpsProblem(HttpsError.TLS_VERSION_UNKNOWN, "TLSv1.2 and TLSv1.3 are offered.", "tls_versions"));
        }
        problems.addAll(certificate(mode, now));
        return problems;
    }

    private List<HttpsProblem> certificate(HttpsMode mode, Instant now) {
        return certificates.of(mode)
                .map(found -> CertificateCheck.problems(found, now))
                .orElseGet(() -> List.of(mode == HttpsMode.CUSTOM
                        ? new HttpsProblem(HttpsError.NO_CUSTOM_CERTIFICATE, "Upload a certificate first.", "mode")
                        : new HttpsProblem(HttpsError.NO_ACME_CERTIFICATE, "No certificate has been obtained yet: order one first.", "mode")));
    }

    private Optional<HttpsProblem> port(HttpsChange change) {
        Integer port = change.httpsPort();
        if (port == null || OptionalInt.of(port).equals(addresses.httpsPort())) {
            return Optional.empty();
        }
        if (port < 1 || port > 65_535) {
            return Optional.of(new HttpsProblem(HttpsError.PORT_INVALID, "A port is a number from 1 to 65535.", "https_port"));
        }
        for (Role other : new Role[] {Role.HTTP, Role.PLATFORM}) {
            if (OptionalInt.of(port).equals(addresses.port(other))) {
                return Optional.of(new HttpsProblem(HttpsError.PORT_TAKEN, "This server uses port " + port + " for something else.", "https_port"));
            }
        }
        try (BoundPort free = BoundPort.bind(host.get(), port)) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(new HttpsProblem(HttpsError.PORT_TAKEN, "Port " + port + " cannot be had: " + e.getMessage() + ".", "https_port"));
        }
    }
}
