// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.admission;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.rostrum.conference.spi.AdmissionRule;

/** Collects the rules of extensions; the decision changes as they come and go. Thread-safe. */
@Component(service = AdmissionRules.class)
public final class AdmissionRules {

    private final List<AdmissionRule> extensions = new CopyOnWriteArrayList<>();
    private volatile JoinDecision decision = new JoinDecision(List.of());

    /** The decision with all rules of this moment. */
    public JoinDecision decision() {
        return decision;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public synchronized void addRule(AdmissionRule rule) {
        extensions.add(rule);
        decision = new JoinDecision(extensions);
    }

    public synchronized void removeRule(AdmissionRule rule) {
        extensions.remove(rule);
        decision = new JoinDecision(extensions);
    }
}
