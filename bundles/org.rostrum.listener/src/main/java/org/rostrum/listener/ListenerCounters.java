// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener;

/**
 * What the listener has seen since its start.
 *
 * @param streams          connections taken by a {@link org.rostrum.base.stream.StreamProtocol}
 * @param unclaimedStreams closed: ICE-TCP or TURN, and nobody there who speaks it
 * @param unknown          closed: first bytes of no protocol
 * @param plainRequests    HTTP requests without TLS, redirected or answered
 * @param tooSlow          closed: the header of a request was not there in time
 */
public record ListenerCounters(long streams, long unclaimedStreams, long unknown, long plainRequests, long tooSlow) {}
