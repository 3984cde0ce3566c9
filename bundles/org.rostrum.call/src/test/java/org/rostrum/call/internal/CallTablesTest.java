// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import org.rostrum.test.TestDatabase;

class CallTablesTest extends CallTablesContract {

    CallTablesTest() {
        super(TestDatabase.Kind.H2);
    }
}
