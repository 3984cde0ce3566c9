// SPDX-License-Identifier: Apache-2.0
/**
 * Parts of the server that come and go while it runs: the features of the core, their libraries, and extensions, which are KAR
 * files of partners. What is started, stopped, installed or removed touches nothing else.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.rostrum.extension;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
