// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.ice;

/**
 * Bytes to send.
 *
 * @param error whether this refuses a check; the owner may hold such answers back to brake a sender
 */
public record Transmit(byte[] bytes, PeerAddress to, boolean error) {}
