// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.description;

import java.util.List;
import java.util.stream.Stream;
import org.rostrum.rest.call.internal.MyCallsResource;
import org.rostrum.rest.conference.internal.ConferencesResource;
import org.rostrum.rest.contact.internal.AliasesResource;
import org.rostrum.rest.identity.internal.ServerResource;
import org.rostrum.rest.internal.OpenApiResource;
import org.rostrum.rest.internal.ResourceClasses;
import org.rostrum.rest.push.internal.PushResource;
import org.rostrum.rest.server.internal.EventsResource;

/** The REST resources that ship with the server, one marker class for each bundle. */
final class Core {

    private Core() {}

    static List<Class<?>> resources() {
        return Stream.of(OpenApiResource.class, ServerResource.class, AliasesResource.class, ConferencesResource.class, MyCallsResource.class, PushResource.class,
                        EventsResource.class)
                .<Class<?>>flatMap(marker -> ResourceClasses.beside(marker).stream())
                .toList();
    }
}
