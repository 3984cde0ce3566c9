// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence;

import java.util.List;

/** The fixed names of the features that a licence grants (00/R-4), in the order in which they are shown. */
public final class LicenceFeature {

    public static final String LDAP = "ldap";
    public static final String GATEWAY = "gateway";
    public static final String PUBLIC_CONFERENCES = "public-conferences";
    public static final String SCREEN_SHARING = "screen-sharing";

    public static final List<String> ALL = List.of(
            LDAP, GATEWAY, PUBLIC_CONFERENCES, "interpretation", "calendar", "mail-plugins", "transcription", "federation",
            "watermark", "streaming", "multicast", "dlp", "directory", "licence-manager", "border", "sdk", "file-sharing",
            SCREEN_SHARING, "recording", "slideshow", "improved-security");

    private LicenceFeature() {}
}
