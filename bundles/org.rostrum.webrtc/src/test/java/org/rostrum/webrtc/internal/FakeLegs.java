// SPDX-License-Identifier: Apache-2.0
package org.rostrum.webrtc.internal;

import java.util.ArrayList;
import java.util.List;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.media.MediaKind;
import org.rostrum.media.leg.LegFormat;
import org.rostrum.media.leg.LegInput;
import org.rostrum.media.leg.LegListener;
import org.rostrum.media.leg.LegPipe;
import org.rostrum.media.leg.LegPlan;
import org.rostrum.media.leg.MediaCodec;
import org.rostrum.media.leg.MediaLeg;
import org.rostrum.media.leg.MediaLegs;
import org.rostrum.media.leg.ReceiveSlot;
import org.rostrum.media.leg.SlotWish;

/** A media plane that remembers what it was told. */
final class FakeLegs implements MediaLegs {

    final List<Attached> attached = new ArrayList<>();

    /** One leg. */
    static final class Attached implements MediaLeg {

        final ParticipantId participant;
        final LegPipe pipe;
        final LegListener listener;
        final List<ReceiveSlot> slots = new ArrayList<>();
        final List<SlotWish> wishes = new ArrayList<>();
        MediaCodec codec = MediaCodec.VP8;
        LegFormat format;
        List<LegInput> inputs;
        int toldAgain;
        boolean closed;

        Attached(ParticipantId participant, LegPipe pipe, LegListener listener) {
            this.participant = participant;
            this.pipe = pipe;
            this.listener = listener;
        }

        @Override
        public ParticipantId participant() {
            return participant;
        }

        @Override
        public List<ReceiveSlot> slots() {
            return List.copyOf(slots);
        }

        @Override
        public List<ReceiveSlot> grow(int audioSlots, int videoSlots) {
            for (int i = count(MediaKind.AUDIO); i < audioSlots; i++) {
                slots.add(i, new ReceiveSlot(MediaKind.AUDIO, i, 1000 + i, 0));
            }
            for (int i = count(MediaKind.VIDEO); i < videoSlots; i++) {
                slots.add(new ReceiveSlot(MediaKind.VIDEO, i, -2000 - i, 3000 + i));
            }
            return slots();
        }

        private int count(MediaKind kind) {
            return (int) slots.stream().filter(s -> s.kind() == kind).count();
        }

        @Override
        public MediaCodec videoCodec() {
            return codec;
        }

        @Override
        public void negotiated(LegFormat format, List<LegInput> inputs) {
            this.format = format;
            this.inputs = inputs;
        }

        @Override
        public void want(List<SlotWish> wishes) {
            this.wishes.clear();
            this.wishes.addAll(wishes);
        }

        @Override
        public void tellAgain() {
            toldAgain++;
        }

        @Override
        public void connected(long nowNs) {}

        @Override
        public void packet(byte[] buffer, int offset, int length, long nowNs) {}

        @Override
        public void batchEnd(long nowNs) {}

        @Override
        public void close() {
            closed = true;
        }
    }

    @Override
    public MediaLeg attach(SessionId session, ParticipantId participant, LegPlan plan, LegPipe pipe, LegListener listener) {
        Attached leg = new Attached(participant, pipe, listener);
        leg.grow(plan.audioSlots(), plan.videoSlots());
        attached.add(leg);
        return leg;
    }
}
