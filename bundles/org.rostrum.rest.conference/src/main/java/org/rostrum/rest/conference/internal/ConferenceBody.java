// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

/** A conference wrapped in its noun; contract 61 section 11.2. */
record ConferenceBody(ConferenceDto conference) {}
