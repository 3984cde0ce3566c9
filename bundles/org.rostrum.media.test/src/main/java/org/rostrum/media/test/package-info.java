// SPDX-License-Identifier: Apache-2.0
/** A WebRTC media peer without a browser, on the server's own protocol bundles; what those do wrong alike, browser tests must find. */
@NullMarked
package org.rostrum.media.test;

import org.jspecify.annotations.NullMarked;
