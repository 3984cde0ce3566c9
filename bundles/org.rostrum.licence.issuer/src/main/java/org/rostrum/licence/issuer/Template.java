// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.issuer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Limits to start from: {@code free}, {@code trial}, {@code unlimited}, and the issuer's own {@code templates/<name>.json}. */
final class Template {

    private static final List<String> BUILT_IN = List.of("free", "trial", "unlimited");

    private Template() {}

    static List<String> names(Folder folder) throws IOException {
        TreeSet<String> names = new TreeSet<>(BUILT_IN);
        if (Files.isDirectory(folder.templates())) {
            try (Stream<Path> files = Files.list(folder.templates())) {
                files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".json"))
                        .forEach(name -> names.add(name.substring(0, name.length() - 5)));
            }
        }
        return List.copyOf(names);
    }

    /** The template; one of the issuer's own wins over ours of the same name. */
    static ObjectNode read(Folder folder, String name) throws IOException, IssuerException {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw new IssuerException("the name of a template is made of letters, digits and hyphens");
        }
        Path own = folder.templates().resolve(name + ".json");
        try (InputStream in = Files.exists(own) ? Files.newInputStream(own) : Template.class.getResourceAsStream("/templates/" + name + ".json")) {
            if (in == null) {
                throw new IssuerException("there is no template " + name + "; there are " + String.join(", ", names(folder)));
            }
            JsonNode json = Register.JSON.readTree(in);
            if (json instanceof ObjectNode template) {
                return template;
            }
            throw new IssuerException("the template " + name + " is not a JSON object");
        } catch (JsonProcessingException e) {
            throw new IssuerException("the template " + name + " is not JSON: " + e.getOriginalMessage());
        }
    }
}
