// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference;

/** Without or with guests. */
public enum Access {
    INTERNAL,
    PUBLIC
}
