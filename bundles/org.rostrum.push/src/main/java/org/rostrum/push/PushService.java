// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push;

import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.id.AccountKey;

/** Takes news for accounts to all channels, an OSGi service. Thread-safe. */
@ProviderType
public interface PushService {

    /** Whether some channel {@linkplain PushChannel#reaches reaches} the account. May block for the database; throws nothing. */
    boolean reaches(AccountKey account);

    /** Never blocks and throws nothing; whether it arrives, nobody knows. Accounts without devices cost one look into the store. */
    void notify(AccountKey account, PushNotice notice);
}
