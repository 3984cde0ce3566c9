// SPDX-License-Identifier: Apache-2.0
/**
 * The real store in plain Java, for unit tests of every bundle that has tables: {@code TestStore.on(kind)} with an
 * {@code @EnumSource} of {@link org.rostrum.test.TestDatabase.Kind} runs a test on H2 and on PostgreSQL. Never shipped.
 */
@NullMarked
package org.rostrum.store.test;

import org.jspecify.annotations.NullMarked;
