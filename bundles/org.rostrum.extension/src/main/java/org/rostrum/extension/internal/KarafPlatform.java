// SPDX-License-Identifier: Apache-2.0
package org.rostrum.extension.internal;

import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.karaf.features.BootFinished;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeatureState;
import org.apache.karaf.features.FeaturesService.Option;
import org.apache.karaf.features.FeaturesService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Features of Karaf. Every change is made with "no automatic refresh": what is wired stays wired, so that nothing but the bundles
 * of the feature itself starts or stops. Thread-safe, as the kernel is.
 */
@Component(service = Platform.class)
public final class KarafPlatform implements Platform {

    private static final String ROOT = FeaturesService.ROOT_REGION;
    private static final String FEATURE = "feature:";
    private static final int LONGEST_MESSAGE = 600;

    /** A start of the server takes less; the kernel would write over what is changed meanwhile. */
    private static final long START_LIMIT_S = 60;

    private final FeaturesService features;
    private final CountDownLatch up = new CountDownLatch(1);

    @Activate
    public KarafPlatform(@Reference FeaturesService features) {
        this.features = features;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setUp(BootFinished finished) {
        up.countDown();
    }

    void unsetUp(BootFinished finished) {
        // once up, up
    }

    private void awaitStart() throws PlatformException {
        try {
            if (!up.await(START_LIMIT_S, TimeUnit.SECONDS)) {
                throw new PlatformException("the server is still starting", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("the server is stopping", e);
        }
    }

    @Override
    public List<Part> parts() {
        try {
            return Arrays.stream(features.listFeatures()).map(this::part).toList();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Part part(Feature feature) {
        Status status = switch (features.getState(feature.getId())) {
            case Uninstalled -> Status.ABSENT;
            case Installed, Resolved -> Status.INSTALLED;
            case Started -> Status.STARTED;
        };
        return new Part(feature.getName(), feature.getVersion(), text(feature), status);
    }

    private static String text(Feature feature) {
        return feature.getDescription() == null ? "" : feature.getDescription();
    }

    @Override
    public List<Part> read(URI descriptor) throws PlatformException {
        try {
            return Arrays.stream(features.createRepository(descriptor).getFeatures())
                    .map(f -> new Part(f.getName(), f.getVersion(), text(f), Status.ABSENT))
                    .toList();
        } catch (Exception e) {
            throw failure(e);
        }
    }

    @Override
    public void rehearse(Coming coming) throws PlatformException {
        awaitStart();
        try {
            learn(coming.descriptors());
            features.installFeatures(Set.of(coming.feature() + "/" + coming.version()), ROOT, quietly(Option.Simulate, Option.Upgrade));
        } catch (Exception e) {
            throw failure(e);
        } finally {
            forget(coming.descriptors());
        }
    }

    @Override
    public void takeOut(Going going) throws PlatformException {
        awaitStart();
        Set<String> requirements = requirements(going.feature());
        try {
            if (!requirements.isEmpty()) {
                features.removeRequirements(Map.of(ROOT, requirements), quietly());
            }
        } catch (Exception e) {
            throw failure(e);
        } finally {
            forget(going.descriptors());
        }
    }

    @Override
    public void putIn(Coming coming) throws PlatformException {
        awaitStart();
        try {
            learn(coming.descriptors());
            features.installFeatures(Set.of(coming.feature() + "/" + coming.version()), ROOT, quietly());
        } catch (Exception e) {
            throw failure(e);
        }
    }

    private void learn(Set<URI> descriptors) throws Exception {
        for (URI descriptor : descriptors) {
            features.addRepository(descriptor);
        }
    }

    private void forget(Set<URI> descriptors) throws PlatformException {
        try {
            for (URI descriptor : descriptors) {
                features.removeRepository(descriptor, false);
            }
        } catch (Exception e) {
            throw failure(e);
        }
    }

    @Override
    public void setStarted(String name, String version, boolean started) throws PlatformException {
        awaitStart();
        FeatureState state = started ? FeatureState.Started : FeatureState.Resolved;
        try {
            features.updateFeaturesState(Map.of(ROOT, Map.of(name + "/" + version, state)), quietly());
        } catch (Exception e) {
            throw failure(e);
        }
    }

    private Set<String> requirements(String feature) {
        return features.listRequirements().getOrDefault(ROOT, Set.of()).stream()
                .filter(r -> r.equals(FEATURE + feature) || r.startsWith(FEATURE + feature + "/"))
                .collect(Collectors.toSet());
    }

    private static EnumSet<Option> quietly(Option... more) {
        EnumSet<Option> options = EnumSet.of(Option.NoAutoRefreshBundles);
        options.addAll(List.of(more));
        return options;
    }

    /** The resolver nests what is missing in a chain of sentences that ends with the cause; the end is what helps. */
    private static PlatformException failure(Exception e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root && root.getCause().getMessage() != null) {
            root = root.getCause();
        }
        String message = FeatureVersion.unmarked(String.valueOf(root.getMessage())).replaceAll("\\s+", " ").strip();
        int excess = message.length() - LONGEST_MESSAGE;
        return new PlatformException(excess > 0 ? "…" + message.substring(excess) : message, e);
    }
}
