// SPDX-License-Identifier: Apache-2.0
/** The measurements that ./rostrum bench offers. */
@NullMarked
package org.rostrum.bench.scenario;

import org.jspecify.annotations.NullMarked;
