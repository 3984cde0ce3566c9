// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.spi;

import org.jspecify.annotations.Nullable;
import org.rostrum.conference.Conference;

/**
 * All that a rule may look at: request and snapshot. Immutable.
 *
 * @param conference null if there is none with this ID; rules behind {@link AdmissionStep#EXISTS} never see null
 */
public record Admission(Applicant applicant, @Nullable Conference conference, Entry entry) {}
