// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rostrum.listener.internal.tls.HostNames;
import org.rostrum.settings.ServerSettings;
import org.rostrum.settings.SiteSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the server is called, by its host and by its settings once these are there. Thread-safe. */
final class ServerNames {

    private static final Logger logger = LoggerFactory.getLogger(ServerNames.class);

    private final Consumer<HostNames> changed;
    private final List<AutoCloseable> watches = new ArrayList<>();
    private @Nullable SiteSettings settings;

    /** @param changed told of the names after each change of a setting */
    ServerNames(Consumer<HostNames> changed) {
        this.changed = changed;
    }

    synchronized void follow(SiteSettings found) {
        settings = found;
        watches.add(found.onChange(ServerSettings.SERVER_NAME, name -> changed.accept(now())));
        watches.add(found.onChange(ServerSettings.EXTERNAL_URL, url -> changed.accept(now())));
        changed.accept(now());
    }

    synchronized void leave() {
        settings = null;
        for (AutoCloseable watch : watches) {
            try {
                watch.close();
            } catch (Exception e) {
                logger.debug("a watch was not ended", e);
            }
        }
        watches.clear();
    }

    HostNames now() {
        String external = externalUrl();
        String host = external.isEmpty() ? "" : Optional.ofNullable(URI.create(external).getHost()).orElse("");
        return HostNames.ofThisHost(serverName(), host.matches("[0-9.]+|\\[.*]") ? "" : host);
    }

    private synchronized String serverName() {
        return settings == null ? ServerSettings.SERVER_NAME.fallback() : settings.get(ServerSettings.SERVER_NAME);
    }

    /** External web address; empty: none, or not known yet. */
    synchronized String externalUrl() {
        return settings == null ? "" : settings.get(ServerSettings.EXTERNAL_URL);
    }
}
