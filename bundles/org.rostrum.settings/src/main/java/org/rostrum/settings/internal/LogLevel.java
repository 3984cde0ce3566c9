// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings.internal;

import java.io.IOException;
import java.util.Dictionary;
import java.util.concurrent.RejectedExecutionException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.thread.Threads;
import org.rostrum.settings.ServerSettings;
import org.rostrum.settings.SiteSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes our log detailed while {@link ServerSettings#DETAILED_LOG} says so (10/LOG-3), at once. Thread-safe. */
@Component(service = {}, immediate = true)
public final class LogLevel {

    private static final Logger logger = LoggerFactory.getLogger(LogLevel.class);
    private static final String LOGGING = "org.ops4j.pax.logging";
    private static final String OURS = "log4j2.logger.rostrum.";

    private final SiteSettings settings;
    private final ConfigurationAdmin configurations;
    private final Threads threads;
    private final AutoCloseable listening;

    @Activate
    public LogLevel(@Reference SiteSettings settings, @Reference ConfigurationAdmin configurations, @Reference Threads threads) {
        this.settings = settings;
        this.configurations = configurations;
        this.threads = threads;
        this.listening = settings.onChange(ServerSettings.DETAILED_LOG, detailed -> later());
        later();
    }

    private void later() {
        try {
            threads.io().execute(this::apply);
        } catch (RejectedExecutionException e) {
            logger.warn("the level of the log stays as it is: the server is too busy");
        }
    }

    private synchronized void apply() {
        String level = settings.get(ServerSettings.DETAILED_LOG) ? "DEBUG" : "INFO";
        try {
            Configuration configuration = configurations.getConfiguration(LOGGING, null);
            Dictionary<String, Object> properties = configuration.getProperties();
            // Not there yet, or not this kind of log: nothing of it is replaced by two lines of ours
            if (properties != null && !level.equals(properties.get(OURS + "level"))) {
                properties.put(OURS + "name", "org.rostrum");
                properties.put(OURS + "level", level);
                // Told before: a line that comes while the log is being changed over may be lost
                logger.info("the level of the log is {} from now on", level);
                configuration.update(properties);
            }
        } catch (IOException e) {
            logger.warn("the level of the log stays as it is", e);
        }
    }

    @Deactivate
    void close() throws Exception {
        listening.close();
    }
}
