// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import org.rostrum.base.id.AccountKey;

/**
 * Whose wrong passwords are counted. Immutable.
 *
 * @param name as the event log has it
 */
record LockOwner(String key, String name) {

    /** Before the key of an account. */
    static final String ACCOUNT = "account:";

    static LockOwner account(AccountKey key, String id) {
        return new LockOwner(keyOf(key), id);
    }

    static LockOwner admin(AdminEntity admin) {
        return new LockOwner(adminKey(admin.loginKey()), admin.administrator().name());
    }

    static String keyOf(AccountKey key) {
        return ACCOUNT + key;
    }

    static String adminKey(String loginKey) {
        return "admin:" + loginKey;
    }
}
