// SPDX-License-Identifier: Apache-2.0
/** Versions 3.x of the API as a façade of version 4. */
@NullMarked
package org.rostrum.rest.v3.internal;

import org.jspecify.annotations.NullMarked;
