// SPDX-License-Identifier: Apache-2.0
/**
 * Serving of a built web application by an OSGi bundle: {@link org.rostrum.web.ApplicationServlet} answers its pages and hashed
 * files, {@link org.rostrum.web.PageRule} tells which addresses are pages. Security headers and caching are the same for all.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.rostrum.web;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
