// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal.support;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.extension.FeatureService;
import org.rostrum.monitor.Figures;
import org.rostrum.monitor.Health;
import org.rostrum.monitor.SupportFile;
import org.rostrum.monitor.internal.DatabaseFacts;
import org.rostrum.settings.SettingCatalogue;
import org.rostrum.store.DataFolder;

/** The support file of the running server. Thread-safe. */
@Component(service = SupportFile.class)
public final class RunningSupportFile implements SupportFile {

    private final BundleContext context;
    private final Health health;
    private final Figures figures;
    private final SettingCatalogue settings;
    private final DatabaseFacts database;
    private final Path data;
    private volatile @Nullable FeatureService features;

    @Activate
    public RunningSupportFile(
            BundleContext context, @Reference Health health, @Reference Figures figures, @Reference SettingCatalogue settings,
            @Reference DatabaseFacts database, @Reference DataFolder data) {
        this.context = context;
        this.health = health;
        this.figures = figures;
        this.settings = settings;
        this.database = database;
        this.data = data.path();
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setFeatures(FeatureService service) {
        features = service;
    }

    void unsetFeatures(FeatureService service) {
        if (features == service) {
            features = null;
        }
    }

    @Override
    public void write(Path file, boolean addresses) {
        Redactor redactor = new Redactor(KnownSecrets.of(data, System.getenv()), addresses);
        try (SupportArchive archive = new SupportArchive(file, redactor)) {
            archive.add("about.txt", () -> "Rostrum %s, made %s%n%n%s".formatted(
                    context.getBundle().getVersion(), Instant.now(), ProcessParts.java()));
            archive.add("health.txt", this::healthText);
            archive.add("figures.txt", this::figuresText);
            archive.add("features.txt", this::featuresText);
            archive.add("bundles.txt", this::bundlesText);
            archive.add("settings.txt", this::settingsText);
            archive.add("database.txt", database::text);
            archive.add("threads.txt", ProcessParts::threads);
            archive.add("memory.txt", ProcessParts::memory);
            new HostParts(data, System.getenv()).addTo(archive);
            archive.finish();
        } catch (IOException e) {
            throw new RostrumException(CommonError.INVALID_VALUE, "The file cannot be written: " + e.getMessage(), "file", e);
        }
    }

    private String healthText() {
        return lines(health.findings().stream().map(finding -> "%-20s %-8s %s %s".formatted(finding.name(),
                finding.result().state().name().toLowerCase(Locale.ROOT), finding.result().code(), finding.result().message())));
    }

    private String figuresText() {
        return lines(figures.now().stream().map(figure -> figure.name() + figure.labels() + " " + figure.value()));
    }

    private String featuresText() {
        FeatureService service = features;
        return service == null ? "not to be had: the part that manages features does not run" : lines(service.list().stream().map(
                feature -> "%-40s %-20s %-10s %-10s %s".formatted(feature.id(), feature.version(), feature.kind(), feature.state(), feature.reason())));
    }

    private String bundlesText() {
        return lines(Arrays.stream(context.getBundles()).map(bundle -> "%4d %-10s %-60s %s".formatted(
                bundle.getBundleId(), state(bundle), bundle.getSymbolicName(), bundle.getVersion())));
    }

    private static String state(Bundle bundle) {
        return switch (bundle.getState()) {
            case Bundle.ACTIVE -> "active";
            case Bundle.RESOLVED -> "resolved";
            case Bundle.INSTALLED -> "installed";
            case Bundle.STARTING -> "starting";
            case Bundle.STOPPING -> "stopping";
            default -> "gone";
        };
    }

    /** Masked by the catalogue as everywhere, and once more where a name that nobody marked promises a secret. */
    private String settingsText() {
        List<SettingCatalogue.Entry> all = settings.groups("").stream().flatMap(group -> group.settings().stream()).toList();
        return lines(all.stream().map(entry -> "%s = %s%s".formatted(entry.name(),
                SecretNames.secret(entry.name()) && !entry.value().isEmpty() ? Redactor.MASK : entry.value().replace("\n", ", "),
                entry.value().equals(entry.fallback()) ? "" : "    (changed)")));
    }

    private static String lines(Stream<String> lines) {
        return lines.collect(Collectors.joining("\n", "", "\n"));
    }
}
