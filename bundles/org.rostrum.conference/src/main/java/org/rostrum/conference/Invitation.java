// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference;

import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountKey;

/**
 * One listed person.
 *
 * @param account     null for people without an account here
 * @param address     what was entered: login, {@code login@server} or another call string
 * @param displayName for people; empty: that of the account
 */
public record Invitation(@Nullable AccountKey account, String address, String displayName, boolean moderator) {}
