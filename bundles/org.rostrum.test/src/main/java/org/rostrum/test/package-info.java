// SPDX-License-Identifier: Apache-2.0
/** Fakes for tests, written by the owners of the interfaces: virtual time, conditions that complain. Never shipped. */
@NullMarked
package org.rostrum.test;

import org.jspecify.annotations.NullMarked;
