// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence;

import org.osgi.annotation.versioning.ConsumerType;

/** Knows how many accounts count against {@link Licence#accounts}; OSGi service of whoever keeps accounts. */
@ConsumerType
public interface LicensedAccounts {

    /** Accounts there are. Blocks for the database. */
    long count();
}
