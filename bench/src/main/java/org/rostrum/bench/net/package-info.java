// SPDX-License-Identifier: Apache-2.0
/** One client below the media: a UDP socket with ICE, DTLS and SRTP. */
@NullMarked
package org.rostrum.bench.net;

import org.jspecify.annotations.NullMarked;
