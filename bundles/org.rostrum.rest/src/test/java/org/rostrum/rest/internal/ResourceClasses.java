// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.internal;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The REST resources of a bundle, found in its classes, so that no test can forget a new one. */
public final class ResourceClasses {

    /** One operation. */
    public record Operation(String method, String path, Method java) {}

    private ResourceClasses() {}

    /** All classes with {@code @Path} beside a marker class: its folder of classes, or its jar. */
    public static List<Class<?>> beside(Class<?> marker) {
        try {
            URI home = marker.getProtectionDomain().getCodeSource().getLocation().toURI();
            java.nio.file.Path root = java.nio.file.Path.of(home);
            if (Files.isDirectory(root)) {
                return in(root);
            }
            try (FileSystem jar = FileSystems.newFileSystem(root, Map.of())) {
                return in(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Class<?>> in(java.nio.file.Path root) throws IOException {
        try (Stream<java.nio.file.Path> files = Files.walk(root)) {
            List<Class<?>> found = new ArrayList<>();
            files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith("Resource.class"))
                    .map(name -> load(name.substring(0, name.length() - ".class".length()).replace('/', '.')))
                    .filter(type -> type.isAnnotationPresent(Path.class))
                    .sorted(Comparator.comparing(Class::getName))
                    .forEach(found::add);
            return found;
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every operation of these classes. */
    public static List<Operation> operations(List<Class<?>> types) {
        List<Operation> operations = new ArrayList<>();
        for (Class<?> type : types) {
            for (Method method : type.getMethods()) {
                verb(method).ifPresent(verb -> operations.add(new Operation(verb, path(type, method), method)));
            }
        }
        return operations;
    }

    private static java.util.Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(annotation -> annotation.isAnnotationPresent(HttpMethod.class))
                .map(annotation -> annotation.getAnnotation(HttpMethod.class).value())
                .findFirst();
    }

    private static String path(Class<?> type, Method method) {
        Path own = method.getAnnotation(Path.class);
        return ("/" + type.getAnnotation(Path.class).value() + (own == null ? "" : "/" + own.value())).replaceAll("/{2,}", "/");
    }
}
