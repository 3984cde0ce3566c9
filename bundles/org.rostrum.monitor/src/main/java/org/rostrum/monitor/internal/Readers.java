// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.net.AddressNetwork;
import org.rostrum.settings.SiteSettings;

/** Decides who may read figures and details of health: an allowed address or the token. Thread-safe. */
@Component(service = Readers.class)
public final class Readers {

    private static final String BEARER = "Bearer ";

    private final SiteSettings settings;

    @Activate
    public Readers(@Reference SiteSettings settings) {
        this.settings = settings;
    }

    boolean admits(HttpServletRequest request) {
        return admits(request.getRemoteAddr(), request.getHeader("Authorization"));
    }

    boolean admits(String address, @Nullable String authorization) {
        return settings.get(MonitorSettings.NETWORKS).stream()
                        .map(AddressNetwork::parse)
                        .flatMap(Optional::stream)
                        .anyMatch(network -> network.contains(address))
                || hasToken(authorization);
    }

    private boolean hasToken(@Nullable String authorization) {
        String token = settings.get(MonitorSettings.TOKEN);
        return !token.isEmpty() && authorization != null && authorization.startsWith(BEARER)
                && MessageDigest.isEqual(bytes(token), bytes(authorization.substring(BEARER.length())));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
