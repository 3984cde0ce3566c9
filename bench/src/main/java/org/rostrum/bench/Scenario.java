// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.rostrum.bench.media.Load;

/**
 * Who is in the room and what is measured.
 *
 * @param publishers    that only send
 * @param subscribers   that only receive
 * @param load          what each publisher sends
 * @param videoSlots    pictures that each subscriber takes, each of another publisher
 * @param width         wanted size of each picture
 * @param height        of it
 * @param audioSlots    sounds that each subscriber takes
 * @param warmUpSeconds of the same load before the clock, for the JVM's compiler
 * @param seconds       measured
 */
public record Scenario(
        int publishers, int subscribers, Load load, int videoSlots, int width, int height, int audioSlots, int warmUpSeconds,
        int seconds) {

    /** One publisher in 720p, everybody takes it. */
    public static Scenario of(int publishers, int subscribers, Load load) {
        return new Scenario(publishers, subscribers, load, 1, 1280, 720, 1, 8, 10);
    }

    public Scenario during(int warmUp, int measured) {
        return new Scenario(publishers, subscribers, load, videoSlots, width, height, audioSlots, warmUp, measured);
    }

    /** Each subscriber takes that many pictures of that size and sounds. */
    public Scenario taking(int pictures, int pictureWidth, int pictureHeight, int sounds) {
        return new Scenario(publishers, subscribers, load, pictures, pictureWidth, pictureHeight, sounds, warmUpSeconds, seconds);
    }

    public Scenario with(Load other) {
        return new Scenario(publishers, subscribers, other, videoSlots, width, height, audioSlots, warmUpSeconds, seconds);
    }

    /** Everybody, publishers first. Whom a subscriber watches is the same in every run. */
    public List<Role> roles() {
        List<Role> roles = new ArrayList<>();
        for (int i = 0; i < publishers; i++) {
            roles.add(Role.publisher(i, publishers, load));
        }
        for (int i = 0; i < subscribers; i++) {
            roles.add(new Role(publishers + i, null, publishers, watched(i), width, height, audioSlots));
        }
        return roles;
    }

    private List<Integer> watched(int subscriber) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < publishers; i++) {
            all.add(i);
        }
        java.util.Collections.shuffle(all, new Random(subscriber));
        return List.copyOf(all.subList(0, Math.min(videoSlots, publishers)));
    }
}
