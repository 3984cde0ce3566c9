// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Edits single keys of a {@code .cfg} file; comments, order and all other lines stay as they are. Stateless. */
final class CfgFile {

    private CfgFile() {}

    /**
     * Writes the keys, all at once or none.
     *
     * @param values key to value; null: its line goes, so that the default of the program applies
     */
    static void edit(Path file, Map<String, @Nullable String> values) throws IOException {
        String before = Files.exists(file) ? Files.readString(file) : "";
        Path fresh = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(fresh, edited(before, values), StandardCharsets.UTF_8);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    static String edited(String text, Map<String, @Nullable String> values) {
        List<String> lines = new ArrayList<>(logicalLines(text));
        values.forEach((key, value) -> {
            Pattern own = Pattern.compile("\\s*" + Pattern.quote(key) + "\\s*[=: ].*", Pattern.DOTALL);
            int at = 0;
            while (at < lines.size() && !own.matcher(lines.get(at)).matches()) {
                at++;
            }
            lines.removeIf(line -> own.matcher(line).matches());
            if (value != null) {
                lines.add(Math.min(at, lines.size()), key + " = " + escaped(value));
            }
        });
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    /** A line that ends in a backslash goes on in the next one. */
    private static List<String> logicalLines(String text) {
        List<String> logical = new ArrayList<>();
        boolean goesOn = false;
        for (String line : text.lines().toList()) {
            if (goesOn) {
                int last = logical.size() - 1;
                logical.set(last, logical.get(last) + "\n" + line);
            } else {
                logical.add(line);
            }
            goesOn = line.endsWith("\\") && !line.strip().startsWith("#");
        }
        return logical;
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\");
    }
}
