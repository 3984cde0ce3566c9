// SPDX-License-Identifier: Apache-2.0
package org.rostrum.extension.internal;

import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeatureState;
import org.apache.karaf.features.FeaturesService;
import org.apache.karaf.features.FeaturesService.Option;
import org.apache.karaf.features.Repository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Features of Karaf. Every change is made with "no automatic refresh": what is wired stays wired, so that nothing but the bundles
 * of the feature itself starts or stops. Thread-safe, as the kernel is.
 */
@Component(service = Platform.class)
public final class KarafPlatform implements Platform {

    private static final String ROOT = FeaturesService.ROOT_REGION;
    private static final String FEATURE = "feature:";
    private static final int LONGEST_MESSAGE = 600;

    private final FeaturesService features;

    @Activate
    public KarafPlatform(@Reference FeaturesService features) {
        this.features = features;
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
    public void rehearse(Going going, Coming coming) throws PlatformException {
        Set<URI> before = known();
        try {
            features.updateReposAndRequirements(
                    after(before, going, coming.descriptors()), requirements(going, Optional.of(coming)), quietly(Option.Simulate));
        } catch (Exception e) {
            throw failure(e);
        } finally {
            forget(before);
        }
    }

    /** The kernel keeps the feature files of a rehearsal in mind. */
    private void forget(Set<URI> before) throws PlatformException {
        try {
            features.updateReposAndRequirements(before, features.listRequirements(), quietly(Option.Simulate));
        } catch (Exception e) {
            throw failure(e);
        }
    }

    @Override
    public void change(Going going, Optional<Coming> coming) throws PlatformException {
        try {
            features.updateReposAndRequirements(
                    after(known(), going, coming.map(Coming::descriptors).orElse(Set.of())), requirements(going, coming), quietly());
        } catch (Exception e) {
            throw failure(e);
        }
    }

    @Override
    public void setStarted(String name, String version, boolean started) throws PlatformException {
        FeatureState state = started ? FeatureState.Started : FeatureState.Resolved;
        try {
            features.updateFeaturesState(Map.of(ROOT, Map.of(name + "/" + version, state)), quietly());
        } catch (Exception e) {
            throw failure(e);
        }
    }

    private Set<URI> known() {
        try {
            return Arrays.stream(features.listRequiredRepositories()).map(Repository::getURI).collect(Collectors.toSet());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<URI> after(Set<URI> now, Going going, Set<URI> coming) {
        Set<URI> after = new HashSet<>(now);
        after.removeAll(going.descriptors());
        after.addAll(coming);
        return after;
    }

    private Map<String, Set<String>> requirements(Going going, Optional<Coming> coming) {
        Map<String, Set<String>> all = new HashMap<>();
        features.listRequirements().forEach((region, wanted) -> all.put(region, new HashSet<>(wanted)));
        Set<String> root = all.computeIfAbsent(ROOT, r -> new HashSet<>());
        root.removeIf(requirement -> going.features().stream().anyMatch(name -> names(requirement, name)));
        coming.ifPresent(c -> {
            root.removeIf(requirement -> names(requirement, c.feature()));
            root.add(FEATURE + c.feature() + "/[" + c.version() + "," + c.version() + "]");
        });
        return all;
    }

    private static boolean names(String requirement, String feature) {
        return requirement.equals(FEATURE + feature) || requirement.startsWith(FEATURE + feature + "/");
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
        String message = String.valueOf(root.getMessage()).replaceAll("\\s+", " ").strip();
        int excess = message.length() - LONGEST_MESSAGE;
        return new PlatformException(excess > 0 ? "…" + message.substring(excess) : message, e);
    }
}
