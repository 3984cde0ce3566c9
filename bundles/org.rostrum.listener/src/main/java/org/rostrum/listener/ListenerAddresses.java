// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener;

import java.net.URI;
import java.util.List;
import java.util.OptionalInt;
import org.osgi.annotation.versioning.ProviderType;

/** Where the listener can be reached, an OSGi service that is there while its ports are open. Immutable but for the counters. */
@ProviderType
public interface ListenerAddresses {

    /** The chosen port of pages, API and signalling; empty if none could be had. */
    OptionalInt httpsPort();

    /** The chosen port that sends plain HTTP on to HTTPS; empty if none could be had. */
    OptionalInt httpPort();

    /** The platform port (00/R-14); empty if it could not be had. */
    OptionalInt platformPort();

    /** Addresses to show to a person on this network: {@code localhost} first, then each address of this host. */
    List<URI> webAddresses();

    /** What has come in since the start. */
    ListenerCounters counters();
}
