// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rostrum.edge.CertificateSource;
import org.rostrum.edge.RestResource;
import org.rostrum.listener.HttpsRefused;
import org.rostrum.listener.HttpsService.Company;
import org.rostrum.listener.HttpsService;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Check;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;
import org.rostrum.rest.server.internal.HttpsDto.SelfSignedDto;
import org.rostrum.rest.server.internal.HttpsRequests.HttpsChangeRequest;
import org.rostrum.rest.server.internal.HttpsRequests.SelfSignedRequest;
import org.rostrum.rest.server.internal.HttpsRequests.UploadRequest;

/** Certificates, ports and TLS versions of the listener; 20 §13. */
@Component(service = HttpsResource.class)
@RestResource
@Path("https")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "https")
public final class HttpsResource {

    /** Result of a test. */
    @Schema(description = "Result of a test.")
    record TestBody(boolean ok, List<ProblemDto> problems) {}

    /** What would be wrong. */
    @Schema(description = "What would be wrong.")
    record ProblemDto(@Schema(description = "Stable word.") String code, String message, @Schema(description = "Field at fault.") String location) {}

    /** Wrapped in its noun. */
    record SelfSignedBody(SelfSignedDto selfSigned) {}

    /** Wrapped in its noun. */
    record CustomBody(CertificateDto custom) {}

    private final HttpsService https;
    private volatile @Nullable CertificateSource source;

    @Activate
    public HttpsResource(@Reference HttpsService https) {
        this.https = https;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void setSource(CertificateSource found) {
        source = found;
    }

    void unsetSource(CertificateSource gone) {
        source = source == gone ? null : source;
    }

    @GET
    @Needs(Need.AUDITOR)
    @Operation(summary = "How the listener is set and which certificates there are.")
    public HttpsDto getHttps() {
        return HttpsDto.of(https.state(), source);
    }

    @POST
    @Path("test")
    @Needs(Need.ADMINISTRATOR)
    @Operation(summary = "Tests a change without carrying it out.")
    @Refuses("400 invalidValue")
    public TestBody testHttps(HttpsChangeRequest request) {
        List<ProblemDto> problems = https.test(request.change()).stream()
                .map(p -> new ProblemDto(p.error().code(), p.message(), p.location())).toList();
        return new TestBody(problems.isEmpty(), problems);
    }

    @PATCH
    @Needs(Need.ADMINISTRATOR)
    @Operation(summary = "Tests a change and carries it out; without an answer on the new port the previous configuration is back.")
    @Refuses({"400 invalidValue", "400 httpsTestFailed", "400 portInvalid", "400 portTaken", "400 noTlsVersion", "400 tlsVersionUnknown",
        "400 noCustomCertificate", "400 noAcmeCertificate", "400 certificateExpired", "400 certificateNotYetValid", "400 certificateChainOrder",
        "400 keyMismatch", "400 keyNotSupported", "409 httpsChanging", "409 httpsNoAnswer", "503 httpsNotStored"})
    public HttpsDto updateHttps(HttpsChangeRequest request, @Context Caller caller) {
        try {
            return HttpsDto.of(https.change(request.change(), caller.identity().name()), source);
        } catch (HttpsRefused e) {
            throw HttpsRequests.testFailed(e);
        }
    }

    @POST
    @Path("self-signed")
    @Needs(Need.ADMINISTRATOR)
    @Operation(summary = "Makes a new certificate of the server's own for 365 days.")
    @Refuses("400 invalidValue")
    public SelfSignedBody createSelfSigned(SelfSignedRequest request, @Context Caller caller) {
        Company company = request.company();
        return new SelfSignedBody(SelfSignedDto.of(https.newSelfSigned(company, caller.identity().name())));
    }

    @GET
    @Path("ca.crt")
    @Produces("application/x-x509-ca-cert")
    @Needs(Need.AUDITOR)
    @Operation(summary = "The server's own authority, to be trusted by devices; PEM.")
    public Response getAuthority() {
        try {
            String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(https.state().authority().getEncoded());
            String pem = "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
            return Response.ok(pem.getBytes(StandardCharsets.US_ASCII)).header("Content-Disposition", "attachment; filename=\"ca.crt\"").build();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @POST
    @Path("custom")
    @Needs(Need.ADMINISTRATOR)
    @Operation(summary = "Checks and stores a certificate with its key; shown at once if the mode is custom.")
    @Refuses({"400 required", "400 certificateMalformed", "400 certificateExpired", "400 certificateNotYetValid", "400 certificateChainOrder",
        "400 keyMalformed", "400 keyMismatch", "400 keyNotSupported", "400 keyPasswordWrong", "400 httpsNotStored"})
    public CustomBody uploadCertificate(UploadRequest request, @Context Caller caller) {
        new Check().required("certificate", request.certificate()).done();
        try {
            var state = https.upload(HttpsRequests.bytes(request.certificate()), HttpsRequests.bytes(request.privateKey()),
                    request.password() == null ? new char[0] : request.password().toCharArray(), caller.identity().name());
            return new CustomBody(CertificateDto.of(Objects.requireNonNull(state.custom())));
        } catch (HttpsRefused e) {
            throw HttpsRequests.refused(e);
        }
    }
}
