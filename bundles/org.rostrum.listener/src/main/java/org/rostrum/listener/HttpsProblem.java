// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener;

/**
 * One thing that is wrong with a certificate or a configuration.
 *
 * @param message  English sentence for administrators, without secrets
 * @param location field at fault, as on the wire
 */
public record HttpsProblem(HttpsError error, String message, String location) {}
