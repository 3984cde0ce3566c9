// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.ErrorCode;
import org.rostrum.rest.InvalidRequest.Fault;

/** Collects what is wrong with the fields of a request, then {@link #done} refuses with all of it. Confined to one thread. */
public final class Check {

    private final List<Fault> faults = new ArrayList<>();

    /** A text that must be there and not blank. */
    public Check required(String location, @Nullable String text) {
        return text == null || text.isBlank() ? add(CommonError.REQUIRED, "This field is required.", location) : this;
    }

    /** An object or list that must be there. */
    public Check present(String location, @Nullable Object value) {
        return value == null ? add(CommonError.REQUIRED, "This field is required.", location) : this;
    }

    /** A word that is known but not built, where it asks for something. */
    public Check unsupported(String location, boolean asked) {
        return asked ? add(CommonError.NOT_SUPPORTED, "This server does not do this yet.", location) : this;
    }

    /** Any other fault. */
    public Check add(ErrorCode error, String message, String location) {
        faults.add(new Fault(error, message, location));
        return this;
    }

    /** @throws InvalidRequest if anything was found */
    public void done() {
        if (!faults.isEmpty()) {
            throw new InvalidRequest(faults);
        }
    }
}
