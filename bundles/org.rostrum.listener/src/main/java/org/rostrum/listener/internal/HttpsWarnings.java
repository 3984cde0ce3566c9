// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rostrum.listener.HttpsMode;
import org.rostrum.listener.HttpsState.Warning;
import org.rostrum.listener.internal.tls.CertificateCheck;
import org.rostrum.listener.internal.tls.CertificateNames;

/** What an administrator should know about certificate and address. Pure function. */
final class HttpsWarnings {

    private static final Duration SOON = Duration.ofDays(30);

    private HttpsWarnings() {}

    /**
     * @param mode        as set
     * @param shown       as it is: another than {@code mode} where that has no valid certificate
     * @param wanted      certificate of {@code mode}; null: none
     * @param present     the one that is shown
     * @param externalUrl external web address, empty if none
     * @param notice      of a change that was taken back
     * @param orderError  why no certificate could be obtained; null: nothing failed
     */
    static List<Warning> of(HttpsMode mode, HttpsMode shown, @Nullable X509Certificate wanted, X509Certificate present, String externalUrl,
            Optional<String> notice, @Nullable String orderError, Instant now) {
        List<Warning> warnings = new ArrayList<>();
        notice.ifPresent(text -> warnings.add(new Warning("httpsRolledBack", text)));
        if (mode != shown) {
            String why = wanted == null
                    ? "There is no certificate for the mode " + mode.word() + "."
                    : CertificateCheck.validity(wanted, now).map(p -> p.message()).orElse("The certificate is not in use yet.");
            warnings.add(new Warning("selfSignedInstead", why + " The server shows its own certificate instead."));
        } else if (now.isAfter(present.getNotAfter().toInstant())) {
            warnings.add(new Warning("certificateExpired", "The certificate expired on " + present.getNotAfter().toInstant() + "."));
        } else if (now.plus(SOON).isAfter(present.getNotAfter().toInstant())) {
            warnings.add(new Warning("certificateExpires", "The certificate expires on " + present.getNotAfter().toInstant() + "."));
        }
        if (mode == HttpsMode.ACME && orderError != null) {
            warnings.add(new Warning("acmeFailed", orderError));
        }
        address(externalUrl, present).ifPresent(warnings::add);
        return warnings;
    }

    /** 20/TLS-3. */
    private static Optional<Warning> address(String externalUrl, X509Certificate present) {
        if (externalUrl.isEmpty()) {
            return Optional.empty();
        }
        if (!externalUrl.startsWith("https://")) {
            return Optional.of(new Warning("externalUrlNotHttps",
                    "The external web address " + externalUrl + " does not begin with https: links lead past HTTPS."));
        }
        String host = java.net.URI.create(externalUrl).getHost();
        return CertificateNames.covers(present, host) ? Optional.empty() : Optional.of(new Warning("externalUrlNotCovered",
                "The certificate is not made for " + host + " of the external web address. That is fine if a proxy in front shows its own."));
    }
}
