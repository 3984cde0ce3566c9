// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.planning;

import org.rostrum.test.TestDatabase;

class StoredConferencesOnH2Test extends StoredConferencesContract {

    StoredConferencesOnH2Test() {
        super(TestDatabase.Kind.H2);
    }
}
