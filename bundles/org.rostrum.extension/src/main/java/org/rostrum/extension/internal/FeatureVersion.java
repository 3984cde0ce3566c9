// SPDX-License-Identifier: Apache-2.0
package org.rostrum.extension.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/** Versions of features, in the loose manner of Maven; the kernel makes OSGi versions of them. Pure. */
final class FeatureVersion {

    private static final String SIGN = "rehearsal-";
    private static final Pattern MARK = Pattern.compile("[._-]" + SIGN + "[0-9a-f]+");
    private static final Pattern LOOSE = Pattern.compile("(\\d{1,9})(?:\\.(\\d{1,9}))?(?:\\.(\\d{1,9}))?(?:[^a-zA-Z0-9](.*))?", Pattern.DOTALL);
    private static final String ANY = "0.0.0";

    private FeatureVersion() {}

    /** The version with a mark in it that no real one has. */
    static String marked(String version, String mark) {
        Version clean = clean(version);
        return clean + (clean.getQualifier().isEmpty() ? "." : "-") + SIGN + mark;
    }

    /** A text without the marks in it. */
    static String unmarked(String text) {
        return MARK.matcher(text).replaceAll("");
    }

    /** @param wanted as in a reference to a feature: a range, one version, or empty or {@code 0.0.0} for any */
    static boolean meets(String version, String wanted) {
        if (wanted.isBlank() || wanted.equals(ANY) || wanted.equals(version)) {
            return true;
        }
        try {
            return wanted.startsWith("[") || wanted.startsWith("(")
                    ? new VersionRange(wanted).includes(clean(version))
                    : clean(wanted).equals(clean(version));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Version clean(String version) {
        Matcher m = LOOSE.matcher(version.strip());
        if (!m.matches()) {
            return Version.emptyVersion;
        }
        String qualifier = m.group(4) == null ? "" : m.group(4).replaceAll("[^A-Za-z0-9_-]", "_");
        return new Version(number(m.group(1)), number(m.group(2)), number(m.group(3)), qualifier);
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
