// SPDX-License-Identifier: Apache-2.0
/**
 * Named, sized, shared pools as a service, and the serial queue in front of each session. Bundles ask for executors,
 * they do not create threads; the media plane alone owns threads of its own.
 */
@Export
@Version("1.1.0")
@NullMarked
package org.rostrum.base.thread;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
