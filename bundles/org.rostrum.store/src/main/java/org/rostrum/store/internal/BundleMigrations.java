// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.osgi.framework.Bundle;

/** Scripts inside an OSGi bundle. Stateless. */
final class BundleMigrations implements MigrationSource {

    private final Bundle bundle;

    BundleMigrations(Bundle bundle) {
        this.bundle = bundle;
    }

    @Override
    public List<Migration> of(String unit) {
        Enumeration<URL> found = bundle.findEntries("/migrations/" + unit, "*.sql", false);
        List<Migration> scripts = new ArrayList<>();
        for (URL url : found == null ? List.<URL>of() : Collections.list(found)) {
            scripts.add(read(url));
        }
        return scripts;
    }

    private static Migration read(URL url) {
        String path = url.getPath();
        try (InputStream in = url.openStream()) {
            return Migration.of(path.substring(path.lastIndexOf('/') + 1), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
