// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.test.SvcPattern;
import org.rostrum.test.SvcPattern.Frame;

class DependencyDescriptorTest {

    private final DependencyStructure structure = new DependencyStructure();
    private final DependencyDescriptor descriptor = new DependencyDescriptor();

    @ParameterizedTest
    @CsvSource({"1,1,false", "1,2,false", "1,3,false", "2,1,false", "2,2,true", "3,1,true", "3,3,false", "3,3,true"})
    void whatIsWrittenIsRead(int spatial, int temporal, boolean keyOnly) {
        SvcPattern pattern = new SvcPattern(spatial, temporal, keyOnly);
        int[] widths = {320, 640, 1280};
        int[] heights = {180, 360, 720};
        for (int picture = 0; picture < 20; picture++) {
            for (int s = 0; s < spatial; s++) {
                Frame frame = pattern.frame(picture, s, picture == 0);
                byte[] b = pattern.descriptor(frame, true, s == 1, picture == 0 && s == 0,
                        Arrays.copyOf(widths, spatial), Arrays.copyOf(heights, spatial));

                assertThat(descriptor.read(b, 0, b.length, structure)).as(frame.toString()).isTrue();
                assertThat(descriptor.frameStart()).isTrue();
                assertThat(descriptor.frameEnd()).isEqualTo(s == 1);
                assertThat(descriptor.frameNumber()).isEqualTo((int) frame.number());
                assertThat(descriptor.spatial()).isEqualTo(frame.spatial());
                assertThat(descriptor.temporal()).isEqualTo(frame.temporal());
                assertThat(descriptor.references()).isEqualTo(frame.references().size());
                for (int i = 0; i < frame.references().size(); i++) {
                    assertThat(descriptor.reference(i)).isEqualTo(frame.references().get(i));
                }
                for (int target = 0; target < spatial * temporal; target++) {
                    char told = frame.indications().charAt(target);
                    assertThat(descriptor.present() >> target & 1).isEqualTo(told == '-' ? 0 : 1);
                    assertThat(descriptor.switches() >> target & 1).isEqualTo(told == 'S' ? 1 : 0);
                }
            }
        }
        assertThat(structure.targets()).isEqualTo(spatial * temporal);
        assertThat(structure.layers()).isEqualTo(spatial);
        assertThat(structure.height(spatial - 1)).isEqualTo(heights[spatial - 1]);
        assertThat(structure.target(9, 9)).isEqualTo(spatial * temporal - 1);
        assertThat(structure.target(0, 9)).isEqualTo(temporal - 1);
        assertThat(structure.target(9, 0)).isEqualTo((spatial - 1) * temporal);
        assertThat(structure.target(-1, 0)).isEqualTo(-1);
    }

    @Test
    void frameBeforeItsStructureIsRefused() {
        SvcPattern pattern = new SvcPattern(1, 3, false);
        byte[] b = pattern.descriptor(pattern.frame(1, 0, false), true, true, false, new int[0], new int[0]);

        assertThat(descriptor.read(b, 0, b.length, structure)).isFalse();
        assertThat(structure.known()).isFalse();
    }

    @Test
    void activeTargetsBoundTheChoice() {
        SvcPattern pattern = new SvcPattern(1, 3, false);
        byte[] key = pattern.descriptor(pattern.frame(0, 0, true), true, true, true, new int[0], new int[0]);
        assertThat(descriptor.read(key, 0, key.length, structure)).isTrue();
        byte[] delta = pattern.descriptor(pattern.frame(1, 0, false), true, true, false, new int[0], new int[0]);
        // structure flag clear, active flag set, three targets of which the lowest two are kept up
        byte[] b = Arrays.copyOf(delta, 4);
        b[3] = (byte) 0b0100_0011;

        assertThat(descriptor.read(b, 0, b.length, structure)).isTrue();
        assertThat(structure.target(9, 9)).isEqualTo(1);
    }

    // appendix A.8.2: structure, own indications, references and chains stay, the mask comes in between or instead of another one
    @ParameterizedTest
    @CsvSource({"1,3,false", "2,2,true", "3,3,false", "3,3,true"})
    void activeTargetsCanBeWrittenIntoAnyDescriptor(int spatial, int temporal, boolean keyOnly) {
        SvcPattern pattern = new SvcPattern(spatial, temporal, keyOnly);
        int[] sizes = {100, 200, 300};
        DependencyDescriptor again = new DependencyDescriptor();
        DependencyStructure other = new DependencyStructure();
        byte[] out = new byte[200];
        byte[] twice = new byte[200];
        for (int picture = 0; picture < 9; picture++) {
            for (int s = 0; s < spatial; s++) {
                Frame frame = pattern.frame(picture, s, picture == 0);
                byte[] b = pattern.descriptor(frame, true, false, picture == 0 && s == 0, Arrays.copyOf(sizes, spatial), Arrays.copyOf(sizes, spatial));
                assertThat(descriptor.read(b, 0, b.length, structure)).isTrue();
                int first = descriptor.writeActive(b, 0, b.length, 0b101, out, 3);
                assertThat(first).isBetween(b.length, b.length + 6);
                assertThat(again.read(out, 3, first, other)).isTrue();
                assertThat(again.tellsTargets()).isTrue();
                assertThat(other.active()).isEqualTo(0b101);
                int second = again.writeActive(out, 3, first, 0b011, twice, 0);
                assertThat(second).as("one mask takes the place of another").isEqualTo(first);
                assertThat(again.read(twice, 0, second, other)).isTrue();
                assertThat(other.active()).isEqualTo(0b011);
                assertThat(again.frameNumber()).isEqualTo(descriptor.frameNumber());
                assertThat(again.present()).isEqualTo(descriptor.present());
                assertThat(again.switches()).isEqualTo(descriptor.switches());
                assertThat(again.references()).isEqualTo(descriptor.references());
                assertThat(other.height(spatial - 1)).isEqualTo(structure.height(spatial - 1));
                assertThat(other.targets()).isEqualTo(structure.targets());
            }
        }
    }

    // what a receiver can decode that gets one target only: with key frames as the only link, no smaller size
    @ParameterizedTest
    @CsvSource({
        // spatial, temporal, linked in key frames only, target by its layers, targets left
        "3, 3, false, 2, 2, 111111111",
        "3, 3, false, 1, 0, 000001001",
        "3, 3, false, 0, 2, 000000111",
        "3, 3, true,  2, 2, 111000000",
        "3, 3, true,  1, 1, 000011000",
        "1, 3, false, 0, 1, 011",
    })
    void targetsThatAreWholeWithinAnother(int spatial, int temporal, boolean keyOnly, int s, int t, String whole) {
        SvcPattern pattern = new SvcPattern(spatial, temporal, keyOnly);
        int[] sizes = {100, 200, 300};
        byte[] key = pattern.descriptor(pattern.frame(0, 0, true), true, true, true, Arrays.copyOf(sizes, spatial), Arrays.copyOf(sizes, spatial));
        assertThat(descriptor.read(key, 0, key.length, structure)).isTrue();

        assertThat(structure.within(structure.target(s, t))).isEqualTo(Integer.parseInt(whole, 2));
    }

    // own indications and references: C.f. appendix A.8.4
    @Test
    void framesMaySayTheirOwn() {
        SvcPattern pattern = new SvcPattern(1, 2, false);
        byte[] key = pattern.descriptor(pattern.frame(0, 0, true), true, true, true, new int[0], new int[0]);
        assertThat(descriptor.read(key, 0, key.length, structure)).isTrue();
        // flags 00110; indications - S; one reference of 8 bits, 20 frames back; no more
        byte[] b = {(byte) 0xc7, 0, 5, (byte) 0b0011_0001, (byte) 0b0100_0010, (byte) 0b0110_0000};

        assertThat(descriptor.read(b, 0, b.length, structure)).isTrue();
        assertThat(descriptor.present()).isEqualTo(2);
        assertThat(descriptor.switches()).isEqualTo(2);
        assertThat(descriptor.references()).isEqualTo(1);
        assertThat(descriptor.reference(0)).isEqualTo(20);
    }

    @Test
    void damagedDescriptorsNeverThrowNorSpoilTheStructure() {
        Random random = new Random(7);
        SvcPattern pattern = new SvcPattern(3, 3, true);
        int[] sizes = {100, 200, 300};
        byte[] key = pattern.descriptor(pattern.frame(0, 0, true), true, false, true, sizes, sizes);
        int refused = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] b = random.nextInt(4) == 0 ? new byte[random.nextInt(40)] : Arrays.copyOf(key, random.nextInt(key.length + 3));
            if (b.length > 0 && random.nextInt(4) == 0) {
                random.nextBytes(b);
            }
            for (int k = random.nextInt(4); k > 0 && b.length > 0; k--) {
                b[random.nextInt(b.length)] ^= (byte) (1 << random.nextInt(8));
            }
            boolean read = descriptor.read(b, 0, b.length, structure);
            refused += read ? 0 : 1;
            assertThat(structure.target(7, 7)).isLessThan(32);
            if (read) {
                assertThat(structure.known()).isTrue();
                assertThat(descriptor.references()).isBetween(0, 8);
            }
        }
        assertThat(refused).isBetween(10_000, 95_000);
        DependencyStructure sound = new DependencyStructure();
        assertThat(descriptor.read(key, 0, key.length, sound)).isTrue();
        byte[] cut = Arrays.copyOf(key, key.length - 3);
        assertThat(descriptor.read(cut, 0, cut.length, sound)).isFalse();
        assertThat(sound.target(9, 9)).isEqualTo(8);
        assertThat(sound.height(2)).isEqualTo(300);
    }
}
