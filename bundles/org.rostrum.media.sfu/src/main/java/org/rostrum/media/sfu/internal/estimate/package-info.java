// SPDX-License-Identifier: Apache-2.0
/**
 * How much may be sent to one endpoint. {@link org.rostrum.media.sfu.internal.estimate.SendEstimate} numbers each packet, hears
 * transport-wide feedback about it and holds an estimate of the way: by how delays between groups of packets grow
 * ({@code ArrivalGroups}, {@code Trendline}, {@code RateControl}; the manner of draft-ietf-rmcat-gcc-02), by which loss the rate
 * itself explains ({@code LossBound}), and by short bursts of padding upwards ({@code Prober}).
 * {@link org.rostrum.media.sfu.internal.estimate.Pacer} spreads bursts on narrow ways. Everything is confined to one thread, gets
 * the time handed in, and allocates nothing after its first packets.
 */
@NullMarked
package org.rostrum.media.sfu.internal.estimate;

import org.jspecify.annotations.NullMarked;
