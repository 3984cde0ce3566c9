// SPDX-License-Identifier: Apache-2.0
/**
 * Who is at work on this thread, for classes of the kernel. On JDK 24 and later {@code Subject.getSubject} only throws; the kernel's
 * console asks it for the rights of the person at the keyboard. {@link org.rostrum.jdk24.CurrentSubject} takes its place, by
 * rewriting the kernel's classes as they are loaded. Exported for those classes alone.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.rostrum.jdk24;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
