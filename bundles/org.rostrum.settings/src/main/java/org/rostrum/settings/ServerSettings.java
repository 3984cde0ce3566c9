// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings;

import java.net.URI;
import java.util.List;

/** Settings that the whole server shares. */
public final class ServerSettings {

    /** DNS identity of the server, right part of every account ID; chosen at set-up. */
    public static final Setting<String> SERVER_NAME =
            Setting.text("server.name", "localhost", s -> s.matches("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?"))
                    .titled("Server name")
                    .described("DNS name, the right part of every account ID. Accounts keep theirs when it changes.");

    /** External web address (20/WEB-2), absolute; empty: links use the address that the visitor used. */
    public static final Setting<String> EXTERNAL_URL =
            Setting.text("server.externalUrl", "", ServerSettings::emptyOrWebAddress)
                    .titled("External web address")
                    .described("Address that links begin with, with a port that is not the usual one: https://video.example.org:4433. "
                            + "Empty: the address that the visitor used. Calendar add-ins must be installed anew after a change.");

    /** Writes more to the log (10/LOG-3). */
    public static final Setting<Boolean> DETAILED_LOG =
            Setting.flag("log.detailed", false)
                    .titled("Detailed log")
                    .described("For diagnosis only: it fills the disk, the faster the more people are there.");

    /** Languages of public pages and of the personal area, the default one first (80/UGP-6, UPS-5): as far as they are translated. */
    public static final Setting<List<String>> LANGUAGES =
            Setting.list("web.languages", List.of("en"), tag -> tag.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})?"))
                    .titled("Languages")
                    .described("Language tags that people choose from, the default one first.");

    /** Company name on public pages; empty: product name. */
    public static final Setting<String> COMPANY_NAME =
            Setting.text("web.companyName", "", s -> s.length() <= 240)
                    .titled("Company name")
                    .described("Shown on the guest page. Empty: the name of the product.");

    /** Administrator contacts of the public pages (80/UGP-7); empty: not shown. */
    public static final Setting<String> CONTACT_NAME =
            Setting.text("web.contactName", "", s -> s.length() <= 240)
                    .titled("Contact: name")
                    .described("The administrator, on the guest page and pages of conferences. Empty: not shown.");

    public static final Setting<String> CONTACT_PHONE =
            Setting.text("web.contactPhone", "", s -> s.length() <= 64)
                    .titled("Contact: phone")
                    .described("On the guest page and pages of conferences. Empty: not shown.");

    public static final Setting<String> CONTACT_EMAIL =
            Setting.text("web.contactEmail", "", s -> s.isEmpty() || s.matches("[^@\\s]{1,64}@[^@\\s]{1,255}"))
                    .titled("Contact: e-mail")
                    .described("On the guest page and pages of conferences. Empty: not shown.");

    /** How long events are kept. */
    public static final Setting<Integer> EVENT_DAYS =
            Setting.number("reports.eventDays", 365, 0, 36_500)
                    .titled("Keep events")
                    .described("Older ones are deleted once a day. 0: they stay.")
                    .unit("days");

    /** How long changes of the configuration are kept. */
    public static final Setting<Integer> CHANGE_DAYS =
            Setting.number("reports.changeDays", 365, 0, 36_500)
                    .titled("Keep configuration changes")
                    .described("Older ones are deleted once a day. 0: they stay.")
                    .unit("days");

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
