// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.edge.HealthCheck;
import org.rostrum.listener.ServerCertificate;

/** How long the certificate of the listener is still valid. Thread-safe. */
@Component(service = HealthCheck.class)
public final class CertificateCheck implements HealthCheck {

    static final Duration SOON = Duration.ofDays(14);

    private final ServerCertificate certificate;
    private final Clock clock;

    @Activate
    public CertificateCheck(@Reference ServerCertificate certificate) {
        this(certificate, Clock.systemUTC());
    }

    CertificateCheck(ServerCertificate certificate, Clock clock) {
        this.certificate = certificate;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "certificate";
    }

    @Override
    public Result check() {
        return judge(certificate.server().getNotAfter().toInstant(), clock.instant());
    }

    static Result judge(Instant end, Instant now) {
        if (!end.isAfter(now)) {
            return new Result(State.FAILED, "certificateExpired", "The certificate ended on " + end + ". Browsers refuse the server; renew it.");
        }
        long days = Duration.between(now, end).toDays();
        return end.isBefore(now.plus(SOON))
                ? new Result(State.WARNING, "certificateExpiring", "The certificate ends in " + days + " days, on " + end + ". Renew it.")
                : Result.OK;
    }
}
