// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.rostrum.extension.FeatureInfo;
import org.rostrum.extension.FeatureService;

/** One extension with every name; remembers what was done. */
final class FakeFeatures implements FeatureService {

    final List<String> done = new CopyOnWriteArrayList<>();

    @Override
    public List<FeatureInfo> list() {
        return List.of(feature("org.example.applause"));
    }

    private static FeatureInfo feature(String id) {
        return new FeatureInfo(id, "Applause", "Counts", "1.0.0", FeatureInfo.Kind.EXTENSION, FeatureInfo.State.ACTIVE, null,
                FeatureInfo.Licensing.NOT_NEEDED, null, Set.of(FeatureInfo.Action.STOP, FeatureInfo.Action.UNINSTALL));
    }

    private FeatureInfo did(String what, String id) {
        done.add(what + " " + id);
        return feature(id);
    }

    @Override
    public FeatureInfo start(String id, String by) {
        return did(by + " starts", id);
    }

    @Override
    public FeatureInfo stop(String id, boolean confirmed, String by) {
        return did(by + (confirmed ? " confirms and" : "") + " stops", id);
    }

    @Override
    public FeatureInfo install(String id, String by) {
        return did(by + " installs", id);
    }

    @Override
    public FeatureInfo uninstall(String id, String by) {
        return did(by + " uninstalls", id);
    }

    @Override
    public FeatureInfo add(InputStream kar, String by) {
        try {
            return did(by + " adds", new String(kar.readAllBytes(), java.nio.charset.StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void remove(String id, String by) {
        did(by + " removes", id);
    }
}
