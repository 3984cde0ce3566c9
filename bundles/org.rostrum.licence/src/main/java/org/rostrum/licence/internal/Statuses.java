// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rostrum.licence.LicenceFeature;
import org.rostrum.licence.LicenceStatus;
import org.rostrum.licence.Limit;
import org.rostrum.licence.Pool;
import org.rostrum.licence.file.LicenceTerms;

/** Writes a holding for people. Pure. */
final class Statuses {

    private Statuses() {}

    static LicenceStatus of(
            ServerLicence.Held held, Map<Pool, LicenceStatus.Usage> pools, LicenceStatus.Usage conferences, Instant now) {
        Holding holding = held.holding();
        LicenceTerms terms = holding.terms();
        return new LicenceStatus(
                ServerLicence.edition(holding),
                holding.builtIn(),
                terms == null ? null : terms.number(),
                held.state().serverId(),
                terms == null ? "" : terms.organization(),
                terms == null ? "" : terms.contact(),
                terms == null ? "" : terms.supportLevel(),
                terms == null ? "" : terms.issuer(),
                terms != null && terms.authorityRequired(),
                terms == null ? null : terms.validFrom(),
                terms == null ? null : terms.validUntil(),
                terms == null ? Limit.NONE : terms.graceDays(),
                holding.daysLeft(now),
                holding.state(now),
                holding.problem(),
                pools,
                holding.accounts(),
                conferences,
                features(holding, terms),
                held.required(),
                holding.runsUntil(now),
                waiting(held.state().pending()));
    }

    private static List<LicenceStatus.Feature> features(Holding holding, @Nullable LicenceTerms terms) {
        Set<String> names = new LinkedHashSet<>(LicenceFeature.ALL);
        if (terms != null) {
            names.addAll(terms.features().sorted());
        }
        List<LicenceStatus.Feature> features = new ArrayList<>();
        names.forEach(name -> features.add(new LicenceStatus.Feature(name, holding.has(name))));
        return features;
    }

    private static LicenceStatus.@Nullable Waiting waiting(StoredState.@Nullable Pending pending) {
        return pending == null ? null : new LicenceStatus.Waiting(pending.id(), pending.serverId(), pending.createdAt());
    }
}
