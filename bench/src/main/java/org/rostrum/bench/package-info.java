// SPDX-License-Identifier: Apache-2.0
/** The load tool: drives many media clients against a server and measures both. Plain Java, no OSGi. */
@NullMarked
package org.rostrum.bench;

import org.jspecify.annotations.NullMarked;
