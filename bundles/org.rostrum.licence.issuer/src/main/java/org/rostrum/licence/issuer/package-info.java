// SPDX-License-Identifier: Apache-2.0
/**
 * The issuer's command line (00/R-2, 00/R-6): makes keys, registration keys, licences and answers, and keeps a register of all
 * of it in a folder. Works offline; what it writes is read by {@code org.rostrum.licence}.
 */
@NullMarked
package org.rostrum.licence.issuer;

import org.jspecify.annotations.NullMarked;
