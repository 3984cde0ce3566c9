// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest;

import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.ErrorCode;

/** A request with one or more wrong fields, told all at once (80/UOP-1; status 400 by contract 61 section 5). */
public final class InvalidRequest extends WebApplicationException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    public InvalidRequest(List<Fault> faults) {
        super("invalid request", 400);
        this.faults = List.copyOf(faults);
    }

    /** One wrong value. */
    public static InvalidRequest value(String location, String message) {
        return new InvalidRequest(List.of(new Fault(CommonError.INVALID_VALUE, message, location)));
    }

    /** What is wrong, at least one. */
    public List<Fault> faults() {
        return faults;
    }

    /**
     * One fault.
     *
     * @param location name of the field on the wire
     */
    public record Fault(ErrorCode error, String message, String location) {}
}
