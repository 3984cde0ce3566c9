// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.admission;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rostrum.conference.spi.Admission;
import org.rostrum.conference.spi.AdmissionRule;
import org.rostrum.conference.spi.AdmissionStep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The join decision: all rules in the one order of 40/A-6; the first that fails gives the refusal. Immutable, pure. */
public final class JoinDecision {

    private static final Logger logger = LoggerFactory.getLogger(JoinDecision.class);

    private final List<AdmissionRule> rules;

    /** @param extensions rules of others, asked after our own of the same step, in the given order */
    public JoinDecision(List<AdmissionRule> extensions) {
        List<AdmissionRule> all = new ArrayList<>(BuiltInRules.ALL);
        all.addAll(extensions);
        all.sort(Comparator.comparing(AdmissionRule::step));
        this.rules = List.copyOf(all);
    }

    /** Empty: admitted. */
    public Optional<AdmissionRule.No> decide(Admission admission) {
        for (AdmissionRule rule : rules) {
            if (admission.conference() == null && rule.step().compareTo(AdmissionStep.EXISTS) > 0) {
                break;
            }
            Optional<AdmissionRule.No> no = ask(rule, admission);
            if (no.isPresent()) {
                return no;
            }
        }
        return Optional.empty();
    }

    private static Optional<AdmissionRule.No> ask(AdmissionRule rule, Admission admission) {
        try {
            return rule.check(admission);
        } catch (RuntimeException e) {
            logger.warn("admission rule {} failed and was passed over", rule.getClass().getName(), e);
            return Optional.empty();
        }
    }
}
