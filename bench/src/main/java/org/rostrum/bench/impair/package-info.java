// SPDX-License-Identifier: Apache-2.0
/** A bad network in user space: a relay of datagrams that loses, delays and narrows, the same way for the same seed. */
@NullMarked
package org.rostrum.bench.impair;

import org.jspecify.annotations.NullMarked;
