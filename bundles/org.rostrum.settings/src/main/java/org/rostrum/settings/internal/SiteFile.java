// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.thread.Threads;
import org.rostrum.settings.SecretBox;
import org.rostrum.settings.Setting;
import org.rostrum.settings.SettingCatalogue.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Imports site settings from {@code <data>/etc/org.rostrum.site.cfg}: a value is taken over once, and again when its line has
 * changed; what an administrator sets meanwhile stays. All changed lines are imported or none; a refusal is logged with its
 * code. Settings of a bundle that is not there yet wait for it. Thread-safe.
 */
@Component(service = {}, immediate = true, configurationPid = SiteFile.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class SiteFile {

    static final String PID = "org.rostrum.site";

    /** What was imported: a name and a digest on each line; sealed, since a digest of a bad password tells it. */
    static final Setting<String> IMPORTED = Setting.secret("site.imported", text -> true);

    private static final Logger logger = LoggerFactory.getLogger(SiteFile.class);

    private final StoredSettings settings;
    private final Definitions definitions;
    private final Threads threads;
    private Map<String, String> lines;
    private String told = "";

    @Activate
    public SiteFile(
            @Reference StoredSettings settings, @Reference Definitions definitions, @Reference Threads threads,
            Map<String, Object> properties) {
        this.settings = settings;
        this.definitions = definitions;
        this.threads = threads;
        this.lines = lines(properties);
        definitions.onAdded(this::later);
        settings.onceLoaded(this::later);
    }

    @Modified
    void modified(Map<String, Object> properties) {
        synchronized (this) {
            lines = lines(properties);
        }
        later();
    }

    /** The kernel's own properties are no settings. */
    private static Map<String, String> lines(Map<String, Object> properties) {
        Map<String, String> lines = new TreeMap<>();
        properties.forEach((name, value) -> {
            if (!name.startsWith("felix.") && !name.startsWith("service.") && !name.startsWith("component.") && !name.startsWith("osgi.")) {
                lines.put(name, String.valueOf(value));
            }
        });
        return lines;
    }

    private void later() {
        try {
            threads.io().execute(this::importChanged);
        } catch (RejectedExecutionException e) {
            logger.warn("{}.cfg is not looked at: the server is too busy; save it again", PID);
        }
    }

    private synchronized void importChanged() {
        Map<String, String> done = imported();
        Map<Setting<?>, Optional<String>> wanted = new LinkedHashMap<>();
        StringBuilder faults = new StringBuilder();
        lines.forEach((name, text) -> definitions.find(name).filter(setting -> !digest(text).equals(done.get(name))).ifPresent(setting -> {
            @Nullable String canonical = Values.canonical(setting, text);
            if (canonical == null) {
                Fault fault = Values.fault(setting, text).orElseThrow();
                faults.append(String.format("%n  %s: %s: %s", fault.error().code(), name, fault.message()));
            } else {
                wanted.put(setting, setting.secret() && canonical.isEmpty() ? Optional.empty() : Optional.of(canonical));
            }
        }));
        if (!faults.isEmpty()) {
            tell(faults.toString());
        } else if (!wanted.isEmpty()) {
            take(wanted, done);
        }
    }

    private void take(Map<Setting<?>, Optional<String>> wanted, Map<String, String> done) {
        Map<String, String> after = new TreeMap<>(done);
        wanted.keySet().forEach(setting -> after.put(setting.name(), digest(lines.get(setting.name()))));
        String text = after.entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue()).collect(Collectors.joining("\n"));
        try {
            settings.change(wanted, "server");
            settings.remember(IMPORTED, text);
            logger.info("{} settings are imported from {}.cfg", wanted.size(), PID);
        } catch (RostrumException e) {
            tell(String.format("%n  %s: %s", e.error().code(), e.getMessage()));
        }
    }

    private void tell(String faults) {
        if (!faults.equals(told)) {
            logger.error("nothing is imported from {}.cfg:{}", PID, faults);
            told = faults;
        }
    }

    private Map<String, String> imported() {
        return settings.get(IMPORTED).lines().map(line -> line.split(" ", 2)).filter(parts -> parts.length == 2)
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
