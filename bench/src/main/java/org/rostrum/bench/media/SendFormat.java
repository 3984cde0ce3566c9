// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.media;

/**
 * What was negotiated for a section that the client sends in.
 *
 * @param rtxType −1: no retransmission
 */
public record SendFormat(String mid, int payloadType, int rtxType, int clockRate, Extensions extensions) {}
