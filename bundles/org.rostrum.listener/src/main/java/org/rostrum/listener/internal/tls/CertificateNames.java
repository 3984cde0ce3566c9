// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Names and addresses that a certificate is made for. Pure functions. */
public final class CertificateNames {

    private static final int SAN_DNS = 2;
    private static final int SAN_IP = 7;

    private CertificateNames() {}

    static Set<String> dns(X509Certificate certificate) throws CertificateParsingException {
        return alternatives(certificate, SAN_DNS);
    }

    static Set<String> addresses(X509Certificate certificate) throws CertificateParsingException {
        return alternatives(certificate, SAN_IP);
    }

    /** Whether browsers take it for this host: by name, by a wildcard for its first label (RFC 9525 section 6.3), or by address. */
    public static boolean covers(X509Certificate certificate, String host) {
        String name = host.toLowerCase(Locale.ROOT);
        int dot = name.indexOf('.');
        try {
            Set<String> names = dns(certificate).stream().map(n -> n.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
            boolean literal = name.startsWith("[") || name.matches("[0-9.]+");
            return literal
                    ? addresses(certificate).contains(normal(name.replaceAll("[\\[\\]]", "")))
                    : names.contains(name) || dot > 0 && names.contains("*" + name.substring(dot));
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    private static Set<String> alternatives(X509Certificate certificate, int type) throws CertificateParsingException {
        var all = certificate.getSubjectAlternativeNames();
        return all == null ? new HashSet<>() : all.stream()
                .filter(a -> a.get(0).equals(type))
                .map(a -> type == SAN_IP ? normal((String) a.get(1)) : (String) a.get(1))
                .collect(Collectors.toSet());
    }

    static String normal(String literal) {
        try {
            return HostNames.text(java.net.InetAddress.getByName(literal));
        } catch (java.net.UnknownHostException e) {
            return literal;
        }
    }
}
