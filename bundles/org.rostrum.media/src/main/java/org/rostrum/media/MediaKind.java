// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media;

/** Sound or picture. */
public enum MediaKind {
    AUDIO,
    VIDEO
}
