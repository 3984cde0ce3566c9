// SPDX-License-Identifier: Apache-2.0
/**
 * What extensions implement to take part in conferences. First: {@link org.rostrum.conference.spi.AdmissionRule}, one check
 * of the join decision. Rules are whiteboard services; they come and go while meetings run.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.rostrum.conference.spi;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
