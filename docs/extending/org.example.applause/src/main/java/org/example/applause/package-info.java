// SPDX-License-Identifier: Apache-2.0
/** Counts claps in meetings: one small class for each way in which an extension can take part. Exports nothing. */
@NullMarked
package org.example.applause;

import org.jspecify.annotations.NullMarked;
