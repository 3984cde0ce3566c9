// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.ice;

/** Where an agent stands. */
public enum IceState {
    /** No valid check yet. */
    WAITING,
    /** At least one valid check; packets may flow. */
    CHECKED,
    /** The peer has nominated a path. */
    NOMINATED,
    /** Over; every input is ignored. */
    FAILED
}
