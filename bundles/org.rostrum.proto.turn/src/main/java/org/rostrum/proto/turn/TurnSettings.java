// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.turn;

/**
 * Bounds of a server.
 *
 * @param realm              named in challenges; short, since strangers get it
 * @param maxAllocations     in all
 * @param allocationsPerUser of one user name
 */
public record TurnSettings(String realm, int maxAllocations, int allocationsPerUser) {}
