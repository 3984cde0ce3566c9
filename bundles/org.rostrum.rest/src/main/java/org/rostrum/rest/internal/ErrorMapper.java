// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.internal;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Set;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.jaxrs.model.URITemplate;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;
import org.apache.cxf.message.Message;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.rostrum.rest.ErrorBody;
import org.rostrum.rest.OwnRefusals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where failures of operations become answers. Resources with
 * {@link OwnRefusals} give the body themselves. Thread-safe. */
final class ErrorMapper implements ExceptionMapper<Throwable> {

    private static final Logger logger = LoggerFactory.getLogger(ErrorMapper.class);

    @Override
    public Response toResponse(Throwable failure) {
        Message message = JAXRSUtils.getCurrentMessage().getExchange().getInMessage();
        if (message.get(AbstractHTTPDestination.HTTP_RESPONSE) instanceof HttpServletResponse begun && begun.isCommitted()) {
            logger.debug("an answer broke off", failure);
            return Response.serverError().build();
        }
        String traceId = SecurityFilter.request(message).traceId();
        if (Errors.isUnexpected(failure)) {
            logger.error("request failed, trace {}", traceId, failure);
        }
        ErrorBody body = Errors.body(failure, pathParts(message), traceId);
        Response.ResponseBuilder answer =
                Response.status(body.error().code()).type(MediaType.APPLICATION_JSON).entity(shown(body, message));
        if (body.error().code() == 413) {
            // what is left of the body would be taken for the next request
            answer.header("Connection", "close");
        }
        if (body.error().code() == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (failure instanceof WebApplicationException known && body.error().code() == 405) {
            answer.header(HttpHeaders.ALLOW, known.getResponse().getHeaderString(HttpHeaders.ALLOW));
        }
        return answer.build();
    }

    private static Record shown(ErrorBody body, Message message) {
        OperationResourceInfo operation = message.getExchange().get(OperationResourceInfo.class);
        if (operation != null
                && operation.getClassResourceInfo().getResourceProvider().getInstance(message) instanceof OwnRefusals own) {
            ErrorBody.Problem first = body.error().errors().get(0);
            return own.refusal(body.error().code(), first.reason(), first.message());
        }
        return body;
    }

    private static Set<String> pathParts(Message message) {
        return message.get(URITemplate.TEMPLATE_PARAMETERS) instanceof MultivaluedMap<?, ?> parts
                ? Set.copyOf(parts.keySet().stream().map(String::valueOf).toList())
                : Set.of();
    }
}
