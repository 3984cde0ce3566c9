// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal;

import java.io.IOException;
import java.net.URL;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks the bundle of the entities, then ours, then EclipseLink's: a unit sees its entities and the provider its own classes. */
final class UnitClassLoader extends ClassLoader {

    private final List<ClassLoader> parts;

    UnitClassLoader(ClassLoader... parts) {
        super(null);
        Set<ClassLoader> distinct = new LinkedHashSet<>(List.of(parts));
        this.parts = List.copyOf(distinct);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        for (ClassLoader part : parts) {
            try {
                return part.loadClass(name);
            } catch (ClassNotFoundException e) {
                continue;
            }
        }
        throw new ClassNotFoundException(name);
    }

    @Override
    protected @Nullable URL findResource(String name) {
        return parts.stream().map(part -> part.getResource(name)).filter(url -> url != null).findFirst().orElse(null);
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        return parts.get(0).getResources(name);
    }
}
