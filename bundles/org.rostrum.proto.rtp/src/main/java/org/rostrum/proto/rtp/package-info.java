// SPDX-License-Identifier: Apache-2.0
/**
 * RTP and RTCP on the wire, without I/O, threads or clock: flyweights over byte arrays with static offsets, writers that
 * return the number of octets, 16-bit arithmetic in one place. Nothing here allocates per packet and nothing throws on
 * octets from the network: readers say false or −1. Start with {@link org.rostrum.proto.rtp.RtpPacket} and
 * {@link org.rostrum.proto.rtp.RtcpReader}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.rostrum.proto.rtp;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
