// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.Identity;
import org.rostrum.rest.Caller;

/** The caller as an administrator. */
final class Administrators {

    private Administrators() {}

    /** @throws RostrumException with {@code forbidden} if he is none */
    static Identity.Administrator of(Caller caller) {
        if (caller.identity() instanceof Identity.Administrator administrator) {
            return administrator;
        }
        throw new RostrumException(CommonError.FORBIDDEN, "Only administrators can do this.");
    }
}
