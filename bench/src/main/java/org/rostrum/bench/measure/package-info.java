// SPDX-License-Identifier: Apache-2.0
/** What is read off the server's process, and tables. */
@NullMarked
package org.rostrum.bench.measure;

import org.jspecify.annotations.NullMarked;
