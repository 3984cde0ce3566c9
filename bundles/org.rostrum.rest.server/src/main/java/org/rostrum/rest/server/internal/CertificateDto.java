// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** A certificate as the panel shows it (20/TLS-22, TLS-32); empty texts where the subject lacks a part. */
@Schema(description = "A certificate.")
record CertificateDto(
        String commonName,
        String country,
        String state,
        String organization,
        @Schema(description = "DNS names and IP addresses.") List<String> altNames,
        String issuer,
        @Schema(description = "Unix seconds.") long notBefore,
        @Schema(description = "Unix seconds.") long notAfter,
        @Schema(description = "Fingerprint, lower-case hexadecimal.") String sha256) {

    static CertificateDto of(X509Certificate certificate) {
        try {
            LdapName subject = new LdapName(certificate.getSubjectX500Principal().getName());
            var alternatives = certificate.getSubjectAlternativeNames();
            List<String> names = alternatives == null ? List.of() : alternatives.stream().map(a -> String.valueOf(a.get(1))).toList();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return new CertificateDto(part(subject, "CN"), part(subject, "C"), part(subject, "ST"), part(subject, "O"), names,
                    certificate.getIssuerX500Principal().getName(), certificate.getNotBefore().toInstant().getEpochSecond(),
                    certificate.getNotAfter().toInstant().getEpochSecond(), HexFormat.of().formatHex(digest));
        } catch (GeneralSecurityException | InvalidNameException e) {
            throw new IllegalStateException("a certificate in use cannot be shown", e);
        }
    }

    private static String part(LdapName name, String type) {
        return name.getRdns().stream().filter(r -> r.getType().equalsIgnoreCase(type)).map(Rdn::getValue).map(String::valueOf).findFirst().orElse("");
    }
}
