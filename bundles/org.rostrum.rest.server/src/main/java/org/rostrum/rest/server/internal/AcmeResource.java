// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.audit.ChangeLog;
import org.rostrum.audit.ConfigChange;
import org.rostrum.audit.ConfigChange.Action;
import org.rostrum.audit.ConfigChange.Field;
import org.rostrum.base.error.ErrorCategory;
import org.rostrum.base.error.ErrorCode;
import org.rostrum.base.error.RostrumException;
import org.rostrum.edge.CertificateSource.Wanted;
import org.rostrum.edge.CertificateSource;
import org.rostrum.edge.RestResource;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;

/** Certificates obtained from an authority by whoever can do that. */
@Component(service = AcmeResource.class)
@RestResource
@Path("https/acme")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "https")
public final class AcmeResource {

    /** Refusal of this resource alone. */
    enum AcmeAbsent implements ErrorCode {
        ACME_UNAVAILABLE;

        @Override
        public String code() {
            return "acmeUnavailable";
        }

        @Override
        public ErrorCategory category() {
            return ErrorCategory.CONFLICT;
        }
    }

    /** What to ask for; what is absent stays. */
    @Schema(description = "What to ask for; what is absent stays.")
    record AcmeRequest(
            @Schema(description = "Directory of the authority, https.") @Nullable String directoryUrl,
            @Nullable List<String> domains,
            @Schema(description = "For notices of the authority; may be empty.") @Nullable String email,
            @Nullable Boolean termsAgreed) {

        Wanted over(Wanted before) {
            return new Wanted(
                    directoryUrl == null ? before.directoryUrl() : directoryUrl.strip(),
                    domains == null ? before.domains() : domains.stream().filter(Objects::nonNull).map(String::strip).toList(),
                    email == null ? before.email() : email.strip(),
                    termsAgreed == null ? before.termsAgreed() : termsAgreed);
        }
    }

    /** Wrapped in its noun. */
    record AcmeBody(AcmeDto acme) {}

    private final AuditLog audit;
    private final ChangeLog changes;
    private volatile @Nullable CertificateSource source;

    @Activate
    public AcmeResource(@Reference AuditLog audit, @Reference ChangeLog changes) {
        this.audit = audit;
        this.changes = changes;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void setSource(CertificateSource found) {
        source = found;
    }

    void unsetSource(CertificateSource gone) {
        source = source == gone ? null : source;
    }

    @PATCH
    @Needs(Need.ADMINISTRATOR)
    @Operation(summary = "Sets what to ask an authority for; asks for nothing yet.")
    @Refuses({"400 acmeDirectoryInvalid", "400 acmeDomainInvalid", "400 acmeEmailInvalid", "409 acmeUnavailable", "409 acmeOrdering"})
    public AcmeBody updateAcme(AcmeRequest request, @Context Caller caller) {
        CertificateSource found = found();
        Wanted before = found.status().wanted();
        found.configure(request.over(before));
        changes.record(new ConfigChange(Clock.systemUTC().instant(), Action.EDIT, "https_config", "acme", caller.identity().name(),
                fields(before, found.status().wanted())));
        return new AcmeBody(AcmeDto.of(found));
    }

    @POST
    @Path("order")
    @Needs(Need.ADMINISTRATOR)
    @Operation(summary = "Asks the authority for a certificate now; the state tells how it goes.")
    @Refuses({"409 acmeUnavailable", "409 acmeNotConfigured", "409 acmeTermsNotAgreed", "409 acmeOrdering"})
    public AcmeBody orderCertificate(@Context Caller caller) {
        CertificateSource found = found();
        found.order();
        audit.record(new AuditEvent(Clock.systemUTC().instant(), "acme.ordered", caller.identity().name(), "https", caller.client().address(),
                Map.of("domains", String.join(" ", found.status().wanted().domains()))));
        return new AcmeBody(AcmeDto.of(found));
    }

    private CertificateSource found() {
        CertificateSource found = source;
        if (found == null) {
            throw new RostrumException(AcmeAbsent.ACME_UNAVAILABLE, "Nothing on this server obtains certificates: start the feature rostrum-acme.");
        }
        return found;
    }

    private static List<Field> fields(Wanted before, Wanted after) {
        return Stream.of(
                new Field("directory_url", before.directoryUrl(), after.directoryUrl()),
                new Field("domains", String.join(" ", before.domains()), String.join(" ", after.domains())),
                new Field("email", before.email(), after.email()),
                new Field("terms_agreed", String.valueOf(before.termsAgreed()), String.valueOf(after.termsAgreed())))
                .filter(field -> !Objects.equals(field.before(), field.after()))
                .toList();
    }
}
