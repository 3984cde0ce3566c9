// SPDX-License-Identifier: Apache-2.0
package org.rostrum.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.rostrum.proto.rtp.DependencyDescriptor;
import org.rostrum.proto.rtp.DependencyStructure;

/** Dependency descriptors (RTP payload format for AV1, appendix A), one behind the other: later ones refer to earlier ones. */
class DescriptorFuzz {

    private static final int MAX_REFERENCE = 1 << 12;

    /** Each descriptor has an octet in front that says how long it is. */
    @FuzzTest(maxDuration = "10m")
    void descriptors(byte[] data) {
        DependencyStructure structure = new DependencyStructure();
        DependencyDescriptor descriptor = new DependencyDescriptor();
        for (int at = 0; at < data.length;) {
            int length = Math.min(data[at] & 0xff, data.length - at - 1);
            boolean known = structure.known();
            if (descriptor.read(data, at + 1, length, structure)) {
                check(descriptor, structure);
                rewrite(descriptor, data, at + 1, length, structure);
            } else {
                assertThat(structure.known()).as("a refused descriptor changes nothing").isEqualTo(known);
            }
            at += 1 + length;
        }
    }

    /** What is written with another mask reads the same but for the mask. */
    private static void rewrite(DependencyDescriptor descriptor, byte[] data, int offset, int length, DependencyStructure structure) {
        byte[] out = new byte[length + 6];
        int present = descriptor.present();
        int references = descriptor.references();
        int size = descriptor.writeActive(data, offset, length, 1, out, 0);
        DependencyDescriptor again = new DependencyDescriptor();
        boolean brings = length > 3 && (data[offset + 3] & 0x80) != 0;
        DependencyStructure known = brings ? new DependencyStructure() : structure;
        assertThat(again.read(out, 0, size, known)).isTrue();
        assertThat(known.active()).isEqualTo(1);
        assertThat(again.present()).isEqualTo(present);
        assertThat(again.references()).isEqualTo(references);
    }

    private static void check(DependencyDescriptor descriptor, DependencyStructure structure) {
        assertThat(structure.known()).isTrue();
        assertThat(structure.targets()).isBetween(1, 32);
        assertThat(structure.layers()).isBetween(1, 4);
        assertThat(descriptor.frameNumber()).isBetween(0, 0xffff);
        assertThat(descriptor.spatial()).isBetween(0, structure.layers() - 1);
        assertThat(descriptor.switches() & ~descriptor.present()).isZero();
        int all = structure.targets() == 32 ? -1 : (1 << structure.targets()) - 1;
        assertThat(descriptor.present() & ~all).isZero();
        for (int i = 0; i < descriptor.references(); i++) {
            assertThat(descriptor.reference(i)).isBetween(1, MAX_REFERENCE);
        }
        int target = structure.target(3, 7);
        if (target >= 0) {
            assertThat(structure.targetSpatial(target)).isLessThan(structure.layers());
            assertThat(structure.width(structure.targetSpatial(target))).isBetween(0, 1 << 16);
        }
    }
}
