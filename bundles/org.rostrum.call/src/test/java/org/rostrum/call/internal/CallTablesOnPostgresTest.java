// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import org.rostrum.test.TestDatabase;

class CallTablesOnPostgresTest extends CallTablesContract {

    CallTablesOnPostgresTest() {
        super(TestDatabase.Kind.POSTGRESQL);
    }
}
