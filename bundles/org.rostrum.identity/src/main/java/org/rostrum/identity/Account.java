// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

import java.time.Instant;
import org.rostrum.base.id.AccountId;
import org.rostrum.base.id.AccountKey;

/**
 * A registered account.
 *
 * @param email empty if unset
 */
public record Account(AccountKey key, AccountId id, String displayName, String email, boolean active, Instant createdAt) {}
