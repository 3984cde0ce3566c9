// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference;

/** Switches of the session that everybody sees. */
public record SessionFlags(boolean entryLock) {}
