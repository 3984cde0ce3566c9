// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.listener.HttpsChange;
import org.rostrum.listener.HttpsError;
import org.rostrum.listener.HttpsMode;
import org.rostrum.listener.HttpsRefused;
import org.rostrum.listener.HttpsService.Company;
import org.rostrum.rest.Check;
import org.rostrum.rest.InvalidRequest;

/** Bodies of {@link HttpsResource} and its refusals. */
final class HttpsRequests {

    /** What shall be different; what is absent stays. */
    @Schema(description = "What shall be different; what is absent stays.")
    record HttpsChangeRequest(
            @Schema(allowableValues = {"self_signed", "custom", "acme"}) @Nullable String mode,
            @Schema(description = "TLSv1.2, TLSv1.3.") @Nullable List<String> tlsVersions,
            @Nullable Integer httpsPort,
            @Nullable Boolean hsts) {

        HttpsChange change() {
            HttpsMode wanted = mode == null ? null : HttpsMode.of(mode).orElseThrow(() ->
                    InvalidRequest.value("mode", "self_signed, custom or acme is expected."));
            return new HttpsChange(wanted, tlsVersions == null ? null : tlsVersions.stream().map(String::valueOf).toList(), httpsPort, hsts);
        }
    }

    /** Who stands in the certificate; all absent: as before. */
    @Schema(description = "Who stands in the certificate.")
    record SelfSignedRequest(
            @Schema(maxLength = 64) @Nullable String organization,
            @Schema(description = "Two letters.") @Nullable String country,
            @Schema(maxLength = 128) @Nullable String state) {

        Company company() {
            Check check = new Check();
            length(check, "organization", organization, 64);
            length(check, "state", state, 128);
            if (country != null && !country.isEmpty() && !country.matches("[A-Za-z]{2}")) {
                check.add(CommonError.INVALID_VALUE, "A country is two letters.", "country");
            }
            check.done();
            return new Company(text(organization), text(country).toUpperCase(java.util.Locale.ROOT), text(state));
        }

        private static void length(Check check, String location, @Nullable String text, int most) {
            if (text != null && (text.length() > most || text.chars().anyMatch(Character::isISOControl))) {
                check.add(CommonError.INVALID_VALUE, "At most " + most + " characters in one line.", location);
            }
        }
    }

    /** A certificate with its key. */
    @Schema(description = "PEM text, or DER or PKCS #12 in Base64. With PKCS #12 there is no private_key.")
    record UploadRequest(
            @Schema(description = "The server's own certificate first, its signers after it.", requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable String certificate,
            @Nullable String privateKey,
            @Schema(description = "Of an encrypted key or of PKCS #12; not kept.") @Nullable String password) {

        @Override
        public String toString() {
            return "UploadRequest";
        }
    }

    private HttpsRequests() {}

    /** The bytes of a file: its text, or what its Base64 means. */
    static byte[] bytes(@Nullable String file) {
        String text = text(file).strip();
        if (text.contains("-----BEGIN")) {
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    /** Every problem, each with its field. */
    static InvalidRequest refused(HttpsRefused refusal) {
        return new InvalidRequest(faults(refusal));
    }

    /** As {@link #refused}, with the word for all of them first. */
    static InvalidRequest testFailed(HttpsRefused refusal) {
        List<InvalidRequest.Fault> faults = new ArrayList<>();
        faults.add(new InvalidRequest.Fault(HttpsError.TEST_FAILED, "The configuration failed its test and was not applied.", "https"));
        faults.addAll(faults(refusal));
        return new InvalidRequest(faults);
    }

    private static List<InvalidRequest.Fault> faults(HttpsRefused refusal) {
        return refusal.problems().stream().map(p -> new InvalidRequest.Fault(p.error(), p.message(), p.location())).toList();
    }
}
