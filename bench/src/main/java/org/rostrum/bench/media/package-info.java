// SPDX-License-Identifier: Apache-2.0
/** What clients send and what they measure. */
@NullMarked
package org.rostrum.bench.media;

import org.jspecify.annotations.NullMarked;
