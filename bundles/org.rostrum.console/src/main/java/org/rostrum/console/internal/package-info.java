// SPDX-License-Identifier: Apache-2.0
/**
 * The Web Console of the kernel below {@code /system/console}: its sign-in is that of the panel. The framework property
 * {@code felix.webconsole.security.providers} keeps the console shut while this bundle is away, so that its own user with a
 * password that everybody knows never counts.
 */
@NullMarked
package org.rostrum.console.internal;

import org.jspecify.annotations.NullMarked;
