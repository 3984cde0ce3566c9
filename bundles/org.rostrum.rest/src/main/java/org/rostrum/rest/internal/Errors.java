// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.internal;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.ErrorCategory;
import org.rostrum.base.error.ErrorCode;
import org.rostrum.base.error.RostrumException;
import org.rostrum.rest.ErrorBody;
import org.rostrum.rest.ErrorBody.ApiError;
import org.rostrum.rest.ErrorBody.Problem;
import org.rostrum.rest.InvalidRequest;
import org.rostrum.rest.RestError;

/** From a failure to the error body of contract 61 section 5. Nothing of an unexpected failure gets out but its trace id. Pure. */
final class Errors {

    private Errors() {}

    /** Whether the failure is a fault of ours, to be logged. */
    static boolean isUnexpected(Throwable failure) {
        if (failure instanceof RostrumException refusal) {
            return refusal.error().category() == ErrorCategory.INTERNAL;
        }
        return !(failure instanceof WebApplicationException known) || known.getResponse().getStatus() >= 500;
    }

    /**
     * The body for a failure.
     *
     * @param pathParts names of the path parts of the operation
     */
    static ErrorBody body(Throwable failure, Set<String> pathParts, String traceId) {
        if (isUnexpected(failure)) {
            return body(CommonError.INTERNAL, "Something went wrong; the log of the server tells more.", traceId);
        }
        if (failure instanceof RostrumException refusal) {
            return body(refusal.error().category().httpStatus(),
                    problem(refusal.error(), refusal.getMessage(), refusal.location(), pathParts), traceId);
        }
        if (failure instanceof InvalidRequest invalid) {
            List<Problem> problems = invalid.faults().stream()
                    .map(fault -> problem(fault.error(), fault.message(), fault.location(), pathParts))
                    .toList();
            return body(400, problems, traceId);
        }
        return protocol((WebApplicationException) failure, traceId);
    }

    /** A refusal without location. */
    static ErrorBody body(ErrorCode error, String message, String traceId) {
        return body(error.category().httpStatus(), problem(error, message, null, Set.of()), traceId);
    }

    /** No such method at this path. */
    static ErrorBody methodNotAllowed(String traceId) {
        return body(405, List.of(new Problem("methodNotAllowed", "This address does not know this method.", null, null)), traceId);
    }

    private static ErrorBody protocol(WebApplicationException failure, String traceId) {
        return switch (failure.getResponse().getStatus()) {
            case 404 -> body(RestError.ROUTE_NOT_FOUND, "There is nothing at this address.", traceId);
            case 405 -> methodNotAllowed(traceId);
            default -> body(CommonError.MALFORMED, "The request cannot be understood.", traceId);
        };
    }

    private static ErrorBody body(int status, Problem problem, String traceId) {
        return body(status, List.of(problem), traceId);
    }

    private static ErrorBody body(int status, List<Problem> problems, String traceId) {
        Status known = Status.fromStatusCode(status);
        return new ErrorBody(new ApiError(status, known == null ? "" : known.getReasonPhrase(), problems, traceId));
    }

    private static Problem problem(ErrorCode error, String message, @Nullable String location, Set<String> pathParts) {
        String type = location == null ? null : pathParts.contains(location) ? "path" : "parameter";
        return new Problem(error.code(), message, type, location);
    }
}
