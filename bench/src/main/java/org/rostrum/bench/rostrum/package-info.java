// SPDX-License-Identifier: Apache-2.0
/** Driving Rostrum by its API and signalling. */
@NullMarked
package org.rostrum.bench.rostrum;

import org.jspecify.annotations.NullMarked;
