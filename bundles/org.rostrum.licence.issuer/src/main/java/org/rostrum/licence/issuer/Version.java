// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.issuer;

/** The tool's own version, which is that of the server it came with. */
final class Version {

    private Version() {}

    /** First number of it. */
    static int major() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? 0 : Integer.parseInt(version.replaceFirst("[^0-9].*", ""));
    }
}
