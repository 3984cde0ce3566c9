// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings;

import java.net.URI;

/** Settings that the whole server shares. */
public final class ServerSettings {

    /** DNS identity of the server, right part of every account ID; chosen at set-up. */
    public static final Setting<String> SERVER_NAME =
            Setting.text("server.name", "localhost", s -> s.matches("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?"));

    /** External web address (20/WEB-2), absolute; empty: links use the address that the visitor used. */
    public static final Setting<String> EXTERNAL_URL = Setting.text("server.externalUrl", "", ServerSettings::emptyOrWebAddress);

    /** Company name on public pages; empty: product name. */
    public static final Setting<String> COMPANY_NAME = Setting.text("web.companyName", "", s -> s.length() <= 240);

    /** Administrator contacts of the public pages (80/UGP-7); empty: not shown. */
    public static final Setting<String> CONTACT_NAME = Setting.text("web.contactName", "", s -> s.length() <= 240);

    public static final Setting<String> CONTACT_PHONE = Setting.text("web.contactPhone", "", s -> s.length() <= 64);

    public static final Setting<String> CONTACT_EMAIL =
            Setting.text("web.contactEmail", "", s -> s.isEmpty() || s.matches("[^@\\s]{1,64}@[^@\\s]{1,255}"));

    private ServerSettings() {}

    private static boolean emptyOrWebAddress(String text) {
        if (text.isEmpty()) {
            return true;
        }
        try {
            URI uri = new URI(text);
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (java.net.URISyntaxException e) {
            return false;
        }
    }
}
