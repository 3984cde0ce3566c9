// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener;

import java.security.cert.X509Certificate;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The certificate of the listener, made by the server itself (20/TLS-10): an OSGi service, thread-safe. Changes are taken up without
 * closing connections.
 */
@ProviderType
public interface ServerCertificate {

    /** The own authority, for distribution to client devices (20/TLS-23). */
    X509Certificate authority();

    /** The certificate shown to clients, signed by {@link #authority()}. */
    X509Certificate server();

    /** Makes a new server certificate for 365 days and the present addresses of the host (20/TLS-23); shown from the next connection on. Blocks. */
    void renew();

    /** Reads the key store file again after somebody changed it; keeps the old one if the file is not usable. Blocks. */
    void reload();
}
