// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rostrum.edge.CertificateSource;

/** What is obtained from an authority, and how it goes. */
@Schema(description = "Certificates obtained by ACME (RFC 8555).")
record AcmeDto(
        String directoryUrl,
        List<String> domains,
        String email,
        boolean termsAgreed,
        @Schema(allowableValues = {"off", "ready", "ordering", "valid", "failed"}) String state,
        @Nullable String lastError,
        @Schema(description = "Unix seconds.") @Nullable Long renewAt,
        @Nullable CertificateDto certificate) {

    static AcmeDto of(CertificateSource source) {
        CertificateSource.Status status = source.status();
        CertificateSource.Wanted wanted = status.wanted();
        var renew = status.renewAt();
        return new AcmeDto(wanted.directoryUrl(), wanted.domains(), wanted.email(), wanted.termsAgreed(), status.state(), status.lastError(),
                renew == null ? null : renew.getEpochSecond(),
                source.issued().map(issued -> CertificateDto.of(issued.chain().get(0))).orElse(null));
    }
}
