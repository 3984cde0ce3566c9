// SPDX-License-Identifier: Apache-2.0
package org.rostrum.extension;

import java.io.InputStream;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.error.RostrumException;

/**
 * Starts, stops, installs and removes parts of the running server, an OSGi service. No call touches a bundle of another part;
 * what fails leaves everything as it was. State survives restarts. Calls block for seconds and run one after another.
 * Thread-safe. {@code by} is who does it, for the event log: {@code admin:<login>} or {@code server}. Refusals are
 * {@link RostrumException} with an {@link ExtensionError}. Source: 00/R-4, 00/R-22, 10/CMP-1, 10/EXT.
 */
@ProviderType
public interface FeatureService {

    /** All parts by kind and name. */
    List<FeatureInfo> list();

    /** Starts a part that is stopped; one that runs stays as it is. */
    FeatureInfo start(String id, String by);

    /**
     * Stops a part until somebody starts it.
     *
     * @param confirmed stop it although the administrator loses his way in; then it happens shortly after the call returned
     */
    FeatureInfo stop(String id, boolean confirmed, String by);

    /** Puts an extension whose file is kept into the server. */
    FeatureInfo install(String id, String by);

    /** Takes an extension out of the server and keeps its file. */
    FeatureInfo uninstall(String id, String by);

    /**
     * Installs a KAR, or upgrades the extension of the same name to it, after trying without doing whether it would resolve. The
     * stream is read to its end, at most to the limit, and not closed.
     *
     * @return the extension
     */
    FeatureInfo add(InputStream kar, String by);

    /** Takes an extension out of the server and deletes its file, in the deploy folder too. */
    void remove(String id, String by);
}
