// SPDX-License-Identifier: Apache-2.0
package org.rostrum.api;

import aQute.bnd.differ.Baseline.Info;
import aQute.bnd.differ.Baseline;
import aQute.bnd.differ.DiffPluginImpl;
import aQute.bnd.osgi.Instructions;
import aQute.bnd.osgi.Jar;
import aQute.bnd.osgi.Processor;
import aQute.bnd.service.diff.Delta;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** Compares what a bundle exports now with what it exported once, by bnd. */
final class Api {

    private Api() {}

    /**
     * What is wrong with the versions of exported packages.
     *
     * @param released false: only what breaks an extension has to raise the major version; true: what is added has to raise the minor one
     *                 too, so that an extension can say what it needs
     */
    static List<String> faults(File before, File now, boolean released) throws Exception {
        List<String> faults = new ArrayList<>();
        try (Processor processor = new Processor(); Jar older = new Jar(before); Jar newer = new Jar(now)) {
            for (Info info : new Baseline(processor, new DiffPluginImpl()).baseline(newer, older, new Instructions("*"))) {
                Delta delta = info.packageDiff.getDelta();
                boolean breaks = delta == Delta.MAJOR || delta == Delta.REMOVED;
                boolean told = info.newerVersion.getMajor() > info.olderVersion.getMajor();
                if (released ? info.mismatch : breaks && !told) {
                    faults.add(info.packageName + " " + info.newerVersion + ": " + delta + " against " + info.olderVersion
                            + ", needs " + info.suggestedVersion + "\n" + info.packageDiff);
                }
            }
        }
        return faults;
    }

    /** Writes the exported packages of a bundle, and nothing else of it. */
    static void write(File bundle, Path target) throws Exception {
        try (Jar full = new Jar(bundle); Jar api = new Jar(bundle.getName())) {
            Attributes all = full.getManifest().getMainAttributes();
            String exports = all.getValue("Export-Package");
            for (String path : new aQute.bnd.header.Parameters(exports).keySet()) {
                String folder = path.replace('.', '/');
                Map<String, aQute.bnd.osgi.Resource> files = full.getDirectory(folder);
                files.forEach((name, resource) -> {
                    if (name.endsWith(".class")) {
                        api.putResource(name, resource);
                    }
                });
            }
            Manifest manifest = new Manifest();
            manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
            for (String header : List.of("Bundle-ManifestVersion", "Bundle-SymbolicName", "Bundle-Version", "Export-Package")) {
                manifest.getMainAttributes().putValue(header, all.getValue(header));
            }
            api.setManifest(manifest);
            api.setReproducible("2026-01-01T00:00:00Z");
            api.write(target.toFile());
        }
    }
}
