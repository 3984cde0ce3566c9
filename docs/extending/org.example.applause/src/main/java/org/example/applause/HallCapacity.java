// SPDX-License-Identifier: Apache-2.0
package org.example.applause;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.conference.Refusal;
import org.rostrum.conference.spi.Admission;
import org.rostrum.conference.spi.AdmissionRule;
import org.rostrum.conference.spi.AdmissionStep;
import org.rostrum.settings.SiteSettings;

/** Admission rule: no meeting gets more people than the hall has chairs. */
@Component(service = AdmissionRule.class)
public final class HallCapacity implements AdmissionRule {

    private final SiteSettings settings;

    @Activate
    public HallCapacity(@Reference SiteSettings settings) {
        this.settings = settings;
    }

    @Override
    public AdmissionStep step() {
        return AdmissionStep.PARTICIPANTS_LIMIT;
    }

    @Override
    public Optional<No> check(Admission admission) {
        int chairs = settings.get(ApplauseSettings.CHAIRS);
        boolean comesBack = admission.applicant().seated();
        boolean full = chairs > 0 && admission.entry().participants() >= chairs;
        return full && !comesBack ? Optional.of(new No(Refusal.PARTICIPANTS_LIMIT, "All chairs are taken.")) : Optional.empty();
    }
}
