// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.internal;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import org.apache.cxf.jaxrs.ext.ContextProvider;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;
import org.apache.cxf.message.Message;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Needs;

/** Asks the guard once the operation is known and before its body is read, and hands the caller to the operation. Thread-safe. */
final class SecurityFilter implements ContainerRequestFilter, ContextProvider<Caller> {

    private final Guard guard;

    SecurityFilter(Guard guard) {
        this.guard = guard;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        Message message = JAXRSUtils.getCurrentMessage();
        Needs needs = message.getExchange().get(OperationResourceInfo.class).getAnnotatedMethod().getAnnotation(Needs.class);
        ApiRequest request = request(message);
        request.admit(guard.admit(request, needs));
    }

    @Override
    public Caller createContext(Message message) {
        return request(message).caller();
    }

    /** The request behind a message of the engine. */
    static ApiRequest request(Message message) {
        return (ApiRequest) message.get(AbstractHTTPDestination.HTTP_REQUEST);
    }
}
