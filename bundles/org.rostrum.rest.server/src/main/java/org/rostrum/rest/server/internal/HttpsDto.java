// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rostrum.edge.CertificateSource;
import org.rostrum.listener.HttpsState;

/** How the listener is set and what it shows. */
@Schema(description = "Certificates, ports and TLS versions of the listener.")
record HttpsDto(
        @Schema(description = "Certificate as set.", allowableValues = {"self_signed", "custom", "acme"}) String mode,
        @Schema(description = "Whose certificate is shown: another than mode where that has none that is valid.",
                allowableValues = {"self_signed", "custom", "acme"}) String shown,
        @Schema(description = "TLSv1.2, TLSv1.3.") List<String> tlsVersions,
        @Schema(description = "0: none.") int httpsPort,
        @Schema(description = "0: none.") int httpPort,
        @Schema(description = "0: none.") int platformPort,
        SelfSignedDto selfSigned,
        @Nullable CertificateDto custom,
        @Schema(description = "Null: nothing on this server obtains certificates.") @Nullable AcmeDto acme,
        @Schema(description = "Whether answers carry Strict-Transport-Security.") boolean hsts,
        @Schema(description = "restarting: a change waits for its first answer.", allowableValues = {"active", "restarting"}) String state,
        List<WarningDto> warnings) {

    /** What the server has made itself. */
    @Schema(description = "The server's own authority and certificate.")
    record SelfSignedDto(CertificateDto root, CertificateDto server) {

        static SelfSignedDto of(HttpsState state) {
            return new SelfSignedDto(CertificateDto.of(state.authority()), CertificateDto.of(state.own()));
        }
    }

    /** Something that an administrator should know. */
    @Schema(description = "Something that an administrator should know.")
    record WarningDto(@Schema(description = "Stable word.") String code, String message) {}

    static HttpsDto of(HttpsState state, @Nullable CertificateSource source) {
        var custom = state.custom();
        return new HttpsDto(state.mode().word(), state.shown().word(), state.tlsVersions(), state.httpsPort(), state.httpPort(), state.platformPort(),
                SelfSignedDto.of(state), custom == null ? null : CertificateDto.of(custom), source == null ? null : AcmeDto.of(source),
                state.hsts(), state.changing() ? "restarting" : "active",
                state.warnings().stream().map(w -> new WarningDto(w.code(), w.message())).toList());
    }
}
