// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import org.rostrum.base.net.AddressNetwork;
import org.rostrum.settings.ServerSettings;
import org.rostrum.settings.SiteSettings;

/** Which hosts in call strings mean this server (80/UCS-5): its name, its external address, its network addresses. Thread-safe. */
final class ThisServer {

    private final SiteSettings settings;

    ThisServer(SiteSettings settings) {
        this.settings = settings;
    }

    /** @param host as {@link org.rostrum.base.call.CallString} has it; no name is looked up */
    boolean is(String host) {
        return host.equalsIgnoreCase(settings.get(ServerSettings.SERVER_NAME))
                || host.equalsIgnoreCase(externalHost())
                || isOwnAddress(host);
    }

    private String externalHost() {
        String url = settings.get(ServerSettings.EXTERNAL_URL);
        String host = url.isEmpty() ? null : URI.create(url).getHost();
        return host == null ? "" : host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static boolean isOwnAddress(String host) {
        if (AddressNetwork.address(host).isEmpty()) {
            return false;
        }
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (UnknownHostException | SocketException e) {
            return false;
        }
    }
}
