// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.planning;

import org.rostrum.test.TestDatabase;

class StoredConferencesOnPostgresTest extends StoredConferencesContract {

    StoredConferencesOnPostgresTest() {
        super(TestDatabase.Kind.POSTGRESQL);
    }
}
