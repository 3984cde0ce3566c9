// SPDX-License-Identifier: Apache-2.0
/**
 * Session descriptions (RFC 8866) as WebRTC uses them (RFC 8829): lines in order with typed views on the attributes that
 * matter (BUNDLE, ICE, DTLS, codecs, header extensions, simulcast, sources). Immutable values; bounded reading; malformed
 * text is a value, not an exception. Start with {@link org.rostrum.proto.sdp.SdpReader} and
 * {@link org.rostrum.proto.sdp.SessionDescription}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.rostrum.proto.sdp;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
