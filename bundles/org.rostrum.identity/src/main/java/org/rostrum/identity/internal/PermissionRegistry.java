// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.PermissionSource;
import org.rostrum.identity.Permissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The names of {@link KnownPermissions} and of the sources that are there. Thread-safe. */
@Component(service = {Permissions.class, PermissionRegistry.class})
public final class PermissionRegistry implements Permissions {

    private static final Logger logger = LoggerFactory.getLogger(PermissionRegistry.class);
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*:(read|write)");

    private final List<PermissionSource> sources = new CopyOnWriteArrayList<>();
    private volatile Map<String, Permission> byName = build(List.of());

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    synchronized void addSource(PermissionSource source) {
        sources.add(source);
        byName = build(sources);
    }

    synchronized void removeSource(PermissionSource source) {
        sources.remove(source);
        byName = build(sources);
    }

    private static Map<String, Permission> build(List<PermissionSource> sources) {
        Map<String, String> texts = new LinkedHashMap<>(KnownPermissions.TEXTS);
        for (PermissionSource source : sources) {
            source.permissions().forEach((name, text) -> {
                if (FORM.matcher(name).matches()) {
                    texts.putIfAbsent(name, text);
                } else {
                    logger.warn("permission {} of {} has no good form", name, source.getClass().getName());
                }
            });
        }
        Map<String, TreeMap<String, String>> byResource = new LinkedHashMap<>();
        texts.forEach((name, text) -> byResource.computeIfAbsent(resource(name), r -> new TreeMap<>()).put(name, text));
        Map<String, Permission> all = new LinkedHashMap<>();
        byResource.forEach((resource, names) -> {
            all.put(resource, bare(resource, names));
            names.forEach((name, text) -> all.put(name, new Permission(name, text, List.of(name))));
        });
        return Collections.unmodifiableMap(all);
    }

    /** 00/R-66; 61/AO-20 for conferences. */
    private static Permission bare(String resource, TreeMap<String, String> names) {
        List<String> implied = new ArrayList<>(names.keySet());
        if (resource.equals(KnownPermissions.CONFERENCES)) {
            implied.addAll(KnownPermissions.WITH_CONFERENCES);
        }
        return new Permission(resource, "All of: " + String.join("; ", names.values()), implied);
    }

    private static String resource(String name) {
        return name.substring(0, name.indexOf(':'));
    }

    @Override
    public List<Permission> all() {
        return List.copyOf(byName.values());
    }

    @Override
    public void check(Collection<String> names, String location) {
        for (String name : names) {
            if (!byName.containsKey(name)) {
                throw new RostrumException(IdentityError.PERMISSION_UNKNOWN, "There is no permission " + Names.cut(name, 100) + ".", location);
            }
        }
    }

    @Override
    public Set<String> expand(Collection<String> names) {
        Map<String, Permission> known = byName;
        Set<String> expanded = new TreeSet<>();
        for (String name : names) {
            Permission permission = known.get(name);
            if (permission != null) {
                expanded.addAll(permission.implies());
            }
        }
        return expanded;
    }

    /** What a token may do now: the application's present permissions, cut to the scope that was asked for (60/OC-5); no scope: all. */
    Set<String> effective(List<String> ofApplication, List<String> scope) {
        Set<String> granted = expand(ofApplication);
        if (!scope.isEmpty()) {
            granted.retainAll(expand(scope));
        }
        return granted;
    }
}
