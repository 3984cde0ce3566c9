// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One numbered script. Immutable.
 *
 * @param number 1 and up, from the file's name {@code NNNN-name.sql}
 * @param sql    its text, line ends made {@code \n}
 */
public record Migration(int number, String name, String sql) {

    private static final Pattern FILE = Pattern.compile("(\\d{4})-([a-z0-9-]+)\\.sql");

    /** @throws IllegalArgumentException unless the file is named {@code NNNN-name.sql} */
    public static Migration of(String file, String text) {
        Matcher matcher = FILE.matcher(file);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a migration is named NNNN-name.sql, not " + file);
        }
        return new Migration(Integer.parseInt(matcher.group(1)), matcher.group(2), text.replace("\r\n", "\n"));
    }

    /** SHA-256 of the text, hexadecimal. */
    public String checksum() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(sql.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Its statements in order; semicolons end them, except in quotes and in {@code --} comments, which are left out. */
    public List<String> statements() {
        List<String> statements = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (!quoted && sql.startsWith("--", i)) {
                int end = sql.indexOf('\n', i);
                i = end < 0 ? sql.length() : end - 1;
            } else if (!quoted && c == ';') {
                addTo(statements, current);
            } else {
                quoted ^= c == '\'';
                current.append(c);
            }
        }
        addTo(statements, current);
        return statements;
    }

    private static void addTo(List<String> statements, StringBuilder text) {
        if (!text.toString().isBlank()) {
            statements.add(text.toString().strip());
        }
        text.setLength(0);
    }

    @Override
    public String toString() {
        return String.format("%04d-%s", number, name);
    }
}
