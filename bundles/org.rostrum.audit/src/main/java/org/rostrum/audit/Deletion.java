// SPDX-License-Identifier: Apache-2.0
package org.rostrum.audit;

import org.jspecify.annotations.Nullable;

/**
 * Who deletes records of a report.
 *
 * @param by                {@code admin:<login>}, {@code app:<id>} or {@code server}
 * @param address           client address; null if none
 * @param administratorType {@link EventTypes.Detail#FULL} or {@link EventTypes.Detail#LIMITED}; null if no administrator
 */
public record Deletion(String by, @Nullable String address, @Nullable String administratorType) {}
