// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.net.AddressNetwork;

/**
 * Whether somebody sits at this host (70/A-ADM-5): the connection comes from it, no proxy stands in between, and the browser asked for it
 * by its local name, which a page of somebody else whose name was made to lead here did not. Pure.
 */
final class LocalRequest {

    private static final Set<String> OF_PROXIES = Set.of("forwarded", "via", "x-real-ip", "client-ip", "true-client-ip", "cf-connecting-ip");
    private static final Pattern HOST = Pattern.compile("(localhost|127(\\.[0-9]{1,3}){3}|\\[::1])(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);

    private LocalRequest() {}

    static boolean is(HttpServletRequest request) {
        return is(request.getRemoteAddr(), request.getHeader("Host"), Collections.list(request.getHeaderNames()));
    }

    /**
     * Decides.
     *
     * @param address of the client, with trusted proxies taken into account
     * @param headers names of what was sent
     */
    static boolean is(String address, @Nullable String host, List<String> headers) {
        return AddressNetwork.isLoopback(address) && host != null && HOST.matcher(host).matches()
                && headers.stream().map(name -> name.toLowerCase(Locale.ROOT))
                        .noneMatch(name -> OF_PROXIES.contains(name) || name.startsWith("x-forwarded"));
    }
}
