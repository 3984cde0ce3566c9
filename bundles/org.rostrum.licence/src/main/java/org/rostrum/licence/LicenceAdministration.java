// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Installs and removes licences, an OSGi service. Thread-safe, blocks for the disk. Whatever is refused changes nothing. */
@ProviderType
public interface LicenceAdministration {

    /**
     * Checks a licence file and puts it in force at once, in the place of what was.
     *
     * @param file text of the file
     * @param key  registration key of the server, if the licence was issued for one that was not entered here yet; else null
     * @param by   who does it, for the event log
     * @throws org.rostrum.base.error.RostrumException one of {@link LicenceError}
     */
    LicenceStatus install(String file, @Nullable String key, String by);

    /**
     * Returns to the built-in edition (00/R-5: by decision of an administrator only); nothing happens if it is in force.
     *
     * @throws org.rostrum.base.error.RostrumException {@link LicenceError#REQUIRED}
     */
    LicenceStatus remove(String by);

    /**
     * Makes a request file for the issuer (10/REG-16, REG-17). A request made earlier becomes worthless (10/REG-19).
     *
     * @param key        registration key; null: the one entered before, or none
     * @param serverName wanted name of the server, for the issuer's register
     * @throws org.rostrum.base.error.RostrumException {@link LicenceError#KEY_MALFORMED}
     */
    Request request(@Nullable String key, String serverName, String by);

    /**
     * A request file.
     *
     * @param name file name to offer
     * @param text ASCII
     */
    record Request(String id, String name, String text) {}
}
