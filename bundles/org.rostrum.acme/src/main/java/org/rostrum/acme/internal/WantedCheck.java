// SPDX-License-Identifier: Apache-2.0
package org.rostrum.acme.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.rostrum.base.error.RostrumException;
import org.rostrum.edge.CertificateSource.Wanted;

/** Whether what an administrator wants can be asked for. Pure function. */
final class WantedCheck {

    private static final int MAX_DOMAINS = 100;
    /** At least two labels, the last no number: authorities issue for nothing else by http-01 (RFC 8555 section 8.3). */
    private static final Pattern DOMAIN = Pattern.compile("(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,255}");

    private WantedCheck() {}

    /** @throws RostrumException what is wrong */
    static void check(Wanted wanted) {
        if (!wanted.directoryUrl().isEmpty() && !isHttps(wanted.directoryUrl())) {
            throw new RostrumException(AcmeError.DIRECTORY_INVALID, "The directory is an address that begins with https://.", "directory_url");
        }
        if (wanted.domains().size() > MAX_DOMAINS) {
            throw new RostrumException(AcmeError.DOMAIN_INVALID, "At most " + MAX_DOMAINS + " names.", "domains");
        }
        for (String domain : wanted.domains()) {
            if (!DOMAIN.matcher(domain).matches()) {
                throw new RostrumException(AcmeError.DOMAIN_INVALID,
                        "Names such as video.example.org, lower case, without wildcard, can be asked for.", "domains");
            }
        }
        if (!wanted.email().isEmpty() && !EMAIL.matcher(wanted.email()).matches()) {
            throw new RostrumException(AcmeError.EMAIL_INVALID, "This is no e-mail address.", "email");
        }
    }

    private static boolean isHttps(String text) {
        try {
            URI uri = new URI(text);
            return "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
