// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal.backup;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rostrum.store.internal.DatabaseTarget;
import org.rostrum.store.internal.TargetChoice;

/** Which database a stopped server uses: its {@code etc/org.rostrum.store.cfg}, read and written without it. Immutable. */
final class StoreSettings {

    private static final Pattern ENVIRONMENT = Pattern.compile("\\$\\{env:([A-Za-z0-9_]+)(?::-([^}]*))?}");
    private static final int CONNECT_TIMEOUT_MS = 10_000;

    private final Path data;
    private final Map<String, String> environment;
    private final Properties properties;

    private StoreSettings(Path data, Map<String, String> environment, Properties properties) {
        this.data = data;
        this.environment = environment;
        this.properties = properties;
    }

    static StoreSettings of(Path data, Map<String, String> environment) throws IOException {
        Properties properties = new Properties();
        if (Files.exists(file(data))) {
            properties.load(new StringReader(Files.readString(file(data))));
        } else {
            properties.setProperty("url", "${env:ROSTRUM_DB_URL:-}");
            properties.setProperty("user", "${env:ROSTRUM_DB_USER:-rostrum}");
            properties.setProperty("passwordFile", "${env:ROSTRUM_DB_PASSWORD_FILE:-}");
        }
        return new StoreSettings(data, environment, properties);
    }

    private static Path file(Path data) {
        return data.resolve("etc").resolve("org.rostrum.store.cfg");
    }

    boolean isEmbedded() {
        return value("url", "").isBlank();
    }

    DatabaseTarget target() {
        return TargetChoice.choose(value("url", ""), value("user", "rostrum"), value("password", ""), value("passwordFile", ""), 2,
                CONNECT_TIMEOUT_MS, data);
    }

    private String value(String name, String fallback) {
        Matcher matcher = ENVIRONMENT.matcher(properties.getProperty(name, fallback).strip());
        return matcher.replaceAll(found -> {
            String set = environment.get(found.group(1));
            return Matcher.quoteReplacement(set != null ? set : found.group(2) == null ? "" : found.group(2));
        });
    }

    /** Points the server to another database; comments and other settings stay. */
    void write(String url, String user, String passwordFile) throws IOException, SQLException {
        List<String> lines = new ArrayList<>();
        if (Files.exists(file(data))) {
            Files.readAllLines(file(data)).stream()
                    .filter(line -> !line.matches("\\s*(url|user|password|passwordFile)\\s*[=:].*"))
                    .forEach(lines::add);
        }
        lines.addAll(List.of("url = " + url, "user = " + user, "passwordFile = " + passwordFile));
        PrivateFiles.folder(file(data).getParent());
        PrivateFiles.write(file(data), out -> out.write((String.join("\n", lines) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
}
