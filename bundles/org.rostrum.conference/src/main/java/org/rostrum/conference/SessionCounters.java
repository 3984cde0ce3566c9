// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference;

/**
 * People in the session.
 *
 * @param present on stage: connected or away
 * @param guests  of these without account
 */
public record SessionCounters(int present, int guests) {}
