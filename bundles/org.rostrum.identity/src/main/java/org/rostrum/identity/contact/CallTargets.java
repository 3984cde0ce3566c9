// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.contact;

import java.util.Collection;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.call.CallStringError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.Account;
import org.rostrum.identity.IdentityError;

/**
 * What call strings stand for: one way for every place that takes one (80/UCS-1), an OSGi service. Logins, aliases and group-call
 * numbers are one namespace (00/R-48); an alias is followed once (30/ALS-11). Thread-safe, blocks.
 */
@ProviderType
public interface CallTargets {

    /**
     * What a call string names, for lists and books: whether it can be called now does not matter.
     *
     * @param location field of the request, for refusals
     * @throws RostrumException {@link CallStringError#INVALID}, {@link IdentityError#USER_NOT_FOUND}
     */
    CallTarget find(String callString, String location);

    /** The accounts of this server that these call strings name, by call string; those that name none are left out. One look. */
    Map<String, AccountKey> accounts(Collection<String> callStrings);

    /**
     * Whom {@code caller} calls by it.
     *
     * @throws RostrumException as {@link #find}, with the location {@code call_string}; {@link ContactError#OWN_ACCOUNT},
     *     {@link IdentityError#ACCOUNT_INACTIVE} (30/UX-5), {@link ContactError#BLOCKED} (90/AB-2), or why the foreign address cannot be
     *     called (80/UCS-6, UCS-9, UCS-10, UCS-14)
     */
    CallTarget resolve(String callString, Account caller);
}
