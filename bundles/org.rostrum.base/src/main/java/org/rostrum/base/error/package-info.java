// SPDX-License-Identifier: Apache-2.0
/**
 * How a refused request is told: one exception type that carries a stable code. Each area lists its codes in one enum
 * that implements {@link org.rostrum.base.error.ErrorCode}; edges map the category to a status of their wire and pass
 * the code on unchanged, so that pages translate codes and never sentences.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.rostrum.base.error;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
