// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import org.rostrum.push.PushSettings;
import org.rostrum.settings.SiteSettings;

/** The proxy of the settings as it is now (55/PSH-9), whatever Java was told to use. Thread-safe. */
final class SetProxy extends ProxySelector {

    private final SiteSettings settings;

    SetProxy(SiteSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<Proxy> select(URI address) {
        String proxy = settings.get(PushSettings.PROXY);
        int colon = proxy.lastIndexOf(':');
        return List.of(colon < 0 ? Proxy.NO_PROXY : new Proxy(Proxy.Type.HTTP,
                InetSocketAddress.createUnresolved(proxy.substring(0, colon), Integer.parseInt(proxy.substring(colon + 1)))));
    }

    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
        // the message tells
    }
}
