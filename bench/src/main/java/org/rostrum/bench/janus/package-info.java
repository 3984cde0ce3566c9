// SPDX-License-Identifier: Apache-2.0
/** Driving the VideoRoom of Janus. */
@NullMarked
package org.rostrum.bench.janus;

import org.jspecify.annotations.NullMarked;
