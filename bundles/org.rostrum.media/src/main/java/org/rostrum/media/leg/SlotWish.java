// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.leg;

import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.media.MediaSource;

/**
 * What a video slot should show.
 *
 * @param slot        index of the slot
 * @param participant whose; null: whoever speaks, never the leg's own participant
 * @param source      camera or content
 * @param width       pixels on the screen, at least 1
 * @param height      pixels on the screen, at least 1
 */
public record SlotWish(int slot, @Nullable ParticipantId participant, MediaSource source, int width, int height) {}
