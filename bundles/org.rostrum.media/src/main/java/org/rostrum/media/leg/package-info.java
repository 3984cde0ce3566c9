// SPDX-License-Identifier: Apache-2.0
/**
 * What an endpoint connector needs to bring somebody into a room: {@link org.rostrum.media.leg.MediaLegs} attaches a leg;
 * the connector hands packets in and takes packets out through a {@link org.rostrum.media.leg.LegPipe}, describes what the
 * endpoint sends ({@link org.rostrum.media.leg.LegInput}, {@link org.rostrum.media.leg.LegFormat}) and asks what its
 * receive slots should show ({@link org.rostrum.media.leg.SlotWish}). Nothing here knows a signalling protocol: browsers,
 * SIP, H.323 and RTSP use the same types.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.rostrum.media.leg;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
