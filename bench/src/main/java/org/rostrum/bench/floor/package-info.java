// SPDX-License-Identifier: Apache-2.0
/** The leanest forwarder that we can write, as a measure: no signalling, no ICE, no DTLS, no feedback, no repair. */
@NullMarked
package org.rostrum.bench.floor;

import org.jspecify.annotations.NullMarked;
