// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import java.util.Map;
import org.rostrum.rest.internal.RightsMatrix.Row;
import org.rostrum.rest.internal.TestApi.Call;

class SettingsRightsTest extends AreaRights {

    private final FakeCatalogue catalogue = new FakeCatalogue();

    SettingsRightsTest() {
        super("settings");
    }

    @Override
    Object[] resources() {
        return new Object[] {new SettingsResource(catalogue)};
    }

    @Override
    void complete(Row row, Call call) {
        if (row.method().equals("PATCH")) {
            call.json("{'values':{'test.count':8}}");
        }
    }

    @Override
    Object state() {
        return Map.copyOf(catalogue.values);
    }
}
