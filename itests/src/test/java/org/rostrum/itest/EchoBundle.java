// SPDX-License-Identifier: Apache-2.0
package org.rostrum.itest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.rostrum.itest.echo.EchoActivator;

/** Makes {@link EchoActivator} into a bundle, as a partner's build would. */
final class EchoBundle {

    private EchoBundle() {}

    /** Puts the bundle into a folder that the server watches, all at once. */
    static Path dropInto(Path folder) throws IOException {
        Path jar = Files.createTempFile(Archive.target(), "echo", ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest())) {
            for (Class<?> type : List.of(EchoActivator.class, EchoActivator.EchoServlet.class, EchoActivator.EchoSocket.class)) {
                String name = type.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(name));
                try (InputStream in = type.getResourceAsStream("/" + name)) {
                    in.transferTo(out);
                }
            }
        }
        return Files.move(jar, folder.resolve("itest-echo.jar"), StandardCopyOption.REPLACE_EXISTING);
    }

    private static Manifest manifest() {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "itest-echo");
        main.putValue("Bundle-Version", "1.0.0");
        main.putValue("Bundle-Activator", EchoActivator.class.getName());
        main.putValue("Import-Package", "org.osgi.framework,jakarta.servlet,jakarta.servlet.http,"
                + "org.eclipse.jetty.ee10.websocket.server,org.eclipse.jetty.websocket.api,org.eclipse.jetty.util.component");
        return manifest;
    }
}
