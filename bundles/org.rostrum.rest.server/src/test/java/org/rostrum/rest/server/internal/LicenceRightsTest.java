// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.rostrum.licence.internal.LicenceManager;
import org.rostrum.licence.internal.TestIssuer;
import org.rostrum.rest.internal.RightsMatrix.Row;
import org.rostrum.rest.internal.TestApi.Call;
import org.rostrum.test.DirectThreads;
import org.rostrum.test.VirtualTime;

class LicenceRightsTest extends AreaRights {

    private final VirtualTime time = new VirtualTime();
    private final TestIssuer issuer = new TestIssuer("Test");
    private LicenceManager licence;

    @TempDir
    Path data;

    LicenceRightsTest() {
        super("licence");
    }

    @Override
    Object[] resources() {
        issuer.trustedIn(data.resolve("etc/issuers"));
        licence = new LicenceManager(data, "a".repeat(64), 0, false, new DirectThreads(time), new NoEvents(), time);
        return new Object[] {new LicenceResource(licence, licence, () -> 0, api.settings)};
    }

    @Override
    void complete(Row row, Call call) {
        if (row.toString().equals("POST /licence")) {
            String file = issuer.file(issuer.free(licence.status().serverId(), time.instant()));
            call.json("{'file':'" + file.replace("\n", "\\n") + "'}");
        }
    }

    @Override
    Object state() {
        return licence.status();
    }

    @AfterEach
    void close() {
        licence.close();
    }
}
