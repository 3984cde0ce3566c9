// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.ice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.proto.ice.ControllingPeer.MOBILE;
import static org.rostrum.proto.ice.ControllingPeer.WIFI;

import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.rostrum.proto.stun.StunAttribute;
import org.rostrum.proto.stun.StunClass;
import org.rostrum.proto.stun.StunKeys;
import org.rostrum.proto.stun.StunMessage;
import org.rostrum.proto.stun.StunMethod;
import org.rostrum.proto.stun.StunTransactionId;
import org.rostrum.proto.stun.StunWriter;

class IceLiteTest {

    private static final IceCredentials LOCAL = new IceCredentials("ourFrag1", "ourPasswordourPassword12");
    private static final IceCredentials FRESH = new IceCredentials("ourFrag2", "otherPasswordotherPass12");

    private final ControllingPeer peer = new ControllingPeer(LOCAL);

    @Test
    void aGoodCheckIsAnsweredSignedAndOpensTheAddress() { // RFC 8445 section 7.3
        StunMessage answer = good(WIFI, UnaryOperator.identity());
        assertThat(answer.type()).isEqualTo(StunClass.SUCCESS);
        assertThat(answer.xorMappedAddress()).isEqualTo(WIFI.address());
        assertThat(answer.verifyIntegrity(StunKeys.shortTerm(LOCAL.password()))).isTrue();
        assertThat(answer.hasFingerprint()).isTrue();
        assertThat(peer.events).containsExactly(new IceEvent.AddressAdded(WIFI), new IceEvent.Selected(WIFI));
        assertThat(peer.agent.state()).isEqualTo(IceState.CHECKED);
        assertThat(good(MOBILE, UnaryOperator.identity()).xorMappedAddress()).as("IPv6").isEqualTo(MOBILE.address());
    }

    @Test
    void missingCredentialsAre400AndWrongOnes401() { // RFC 8489 section 9.1.3
        StunWriter unsigned = peer.request().username(LOCAL.ufrag() + ":peer").priority(1).fingerprint();
        assertThat(peer.send(unsigned, WIFI).errorCode()).hasValue(400);
        StunWriter nameless = peer.request().priority(1).integrity(StunKeys.shortTerm(LOCAL.password())).fingerprint();
        assertThat(peer.send(nameless, WIFI).errorCode()).hasValue(400);
        StunMessage wrong = peer.check(WIFI, new IceCredentials(LOCAL.ufrag(), "guess"), 1, UnaryOperator.identity());
        assertThat(wrong.errorCode()).hasValue(401);
        assertThat(wrong.has(StunAttribute.MESSAGE_INTEGRITY)).isFalse();
        for (String name : new String[] {"ourFrag", "ourFrag12", "other"}) {
            assertThat(peer.check(WIFI, new IceCredentials(name, LOCAL.password()), 1, UnaryOperator.identity()).errorCode())
                    .as(name).hasValue(401);
        }
        assertThat(peer.events).isEmpty();
        assertThat(peer.agent.state()).isEqualTo(IceState.WAITING);
    }

    @Test
    void strangersNeverGetMoreThanTheySent() {
        assertThat(peer.send(peer.request().fingerprint(), WIFI)).isNull();
    }

    @Test
    void aControlledPeerIsTold487() { // RFC 8445 section 7.3.1.1
        StunWriter writer = peer.request().username(LOCAL.ufrag() + ":peer").priority(1)
                .tieBreaker(StunAttribute.ICE_CONTROLLED, 1).integrity(StunKeys.shortTerm(LOCAL.password())).fingerprint();
        StunMessage answer = peer.send(writer, WIFI);
        assertThat(answer.errorCode()).hasValue(487);
        assertThat(answer.verifyIntegrity(StunKeys.shortTerm(LOCAL.password()))).isTrue();
        assertThat(peer.agent.selected()).isNull();
    }

    @Test
    void unknownRequiredAttributesAre420() { // RFC 8489 section 6.3.1
        StunMessage answer = good(WIFI, writer -> writer.attribute(0x7abc, new byte[4]));
        assertThat(answer.errorCode()).hasValue(420);
        assertThat(answer.unknownAttributes()).containsExactly(0x7abc);
        assertThat(good(WIFI, writer -> writer.attribute(0xC057, new byte[4])).type()).isEqualTo(StunClass.SUCCESS);
    }

    @Test
    void aCheckWithoutPriorityIs400() { // RFC 8445 section 7.1.1
        StunWriter writer = peer.request().username(LOCAL.ufrag() + ":peer")
                .integrity(StunKeys.shortTerm(LOCAL.password())).fingerprint();
        assertThat(peer.send(writer, WIFI).errorCode()).hasValue(400);
    }

    @Test
    void checksWithoutFingerprintAndEverythingElseAreIgnored() {
        StunWriter bare = peer.request().username(LOCAL.ufrag() + ":peer").priority(1).integrity(StunKeys.shortTerm(LOCAL.password()));
        assertThat(peer.send(bare, WIFI)).isNull();
        for (StunClass type : new StunClass[] {StunClass.INDICATION, StunClass.SUCCESS, StunClass.ERROR}) {
            assertThat(peer.send(new StunWriter(type, StunMethod.BINDING, new StunTransactionId(1, 0)).fingerprint(), WIFI)).isNull();
        }
        assertThat(peer.send(new StunWriter(StunClass.REQUEST, StunMethod.ALLOCATE, new StunTransactionId(1, 0)).fingerprint(), WIFI))
                .isNull();
    }

    @Test
    void regularNominationMovesAsThePeerSays() {
        good(WIFI, UnaryOperator.identity());
        good(MOBILE, UnaryOperator.identity());
        assertThat(peer.agent.selected()).as("before nomination: first that works").isEqualTo(WIFI);
        peer.nominate(MOBILE, 100);
        assertThat(peer.agent.selected()).isEqualTo(MOBILE);
        assertThat(peer.agent.state()).isEqualTo(IceState.NOMINATED);
        peer.pass(Duration.ofSeconds(2));
        peer.nominate(WIFI, 50);
        assertThat(peer.agent.selected()).as("a later nomination, also of lower priority").isEqualTo(WIFI);
    }

    @Test // RFC 6544 section 7.3
    void aStreamThatClosesIsNoPathAnyMore() {
        PeerAddress first = new PeerAddress(WIFI.address(), 1);
        PeerAddress second = new PeerAddress(WIFI.address(), 2);
        assertThat(good(first, UnaryOperator.identity()).xorMappedAddress()).isEqualTo(WIFI.address());
        peer.nominate(first, 100);
        peer.agent.handleClosed(first);
        peer.drain();
        assertThat(peer.agent.selected()).isNull();
        assertThat(peer.events).contains(new IceEvent.AddressRemoved(first));
        good(second, UnaryOperator.identity());
        assertThat(peer.agent.selected()).as("the same port, another stream").isEqualTo(second);
        good(MOBILE, UnaryOperator.identity());
        peer.agent.handleClosed(second);
        assertThat(peer.agent.selected()).as("what is left").isEqualTo(MOBILE);
    }

    @Test // RFC 8421 section 4, RFC 6544 section 4.2
    void overTcpComesAfterEverythingOverUdp() {
        assertThat(IcePriority.passiveTcp(8_191, 1)).isLessThan(IcePriority.of(IcePriority.HOST, 0, 1))
                .isEqualTo(((long) 90 << 24) + ((4L << 13 | 8_191) << 8) + 255);
    }

    @Test
    void aggressiveNominationPicksTheHighestPriority() { // RFC 5245 section 8.1.1.2
        peer.nominate(WIFI, 200);
        peer.pass(Duration.ofMillis(50));
        peer.nominate(MOBILE, 100);
        assertThat(peer.agent.selected()).isEqualTo(WIFI);
        peer.pass(Duration.ofMillis(50));
        peer.nominate(MOBILE, 300);
        assertThat(peer.agent.selected()).isEqualTo(MOBILE);
    }

    @Test
    void withoutAnyCheckItEndsAfterThirtySeconds() {
        peer.pass(Duration.ofSeconds(29));
        assertThat(peer.events).isEmpty();
        peer.pass(Duration.ofSeconds(1));
        assertThat(peer.events).containsExactly(new IceEvent.Failed(IceFailure.NEVER_CHECKED));
        assertThat(peer.agent.nextDeadlineNs()).isEqualTo(Long.MAX_VALUE);
        assertThat(good(WIFI, UnaryOperator.identity())).as("a dead agent is silent").isNull();
    }

    @Test
    void consentIsLostThirtySecondsAfterTheLastValidCheck() { // RFC 7675 section 5.1
        peer.nominate(WIFI, 1);
        for (int i = 0; i < 10; i++) {
            peer.pass(Duration.ofSeconds(25));
            good(WIFI, UnaryOperator.identity());
        }
        peer.check(WIFI, new IceCredentials(LOCAL.ufrag(), "guess"), 1, UnaryOperator.identity());
        peer.events.clear();
        peer.pass(Duration.ofSeconds(29));
        assertThat(peer.events).isEmpty();
        peer.pass(Duration.ofSeconds(1));
        assertThat(peer.events).containsExactly(new IceEvent.AddressRemoved(WIFI), new IceEvent.Failed(IceFailure.CONSENT_LOST));
    }

    @Test
    void aSilentAddressIsGivenUpAndAnotherTakesOver() {
        peer.nominate(WIFI, 2);
        for (int i = 0; i < 4; i++) {
            peer.pass(Duration.ofSeconds(10));
            good(MOBILE, UnaryOperator.identity());
        }
        assertThat(peer.events).contains(new IceEvent.AddressRemoved(WIFI), new IceEvent.Selected(MOBILE));
        assertThat(peer.agent.selected()).isEqualTo(MOBILE);
    }

    @Test
    void addressesAreBounded() {
        peer.nominate(WIFI, 1);
        Set<PeerAddress> open = new HashSet<>(Set.of(WIFI));
        for (int port = 1; port <= 100; port++) {
            peer.pass(Duration.ofMillis(1));
            good(PeerAddress.datagram(new InetSocketAddress("192.0.2.11", port)), UnaryOperator.identity());
        }
        for (IceEvent event : peer.events) {
            if (event instanceof IceEvent.AddressAdded added) {
                open.add(added.address());
            } else if (event instanceof IceEvent.AddressRemoved removed) {
                open.remove(removed.address());
            }
        }
        assertThat(open).hasSize(IceLite.MAX_PATHS).contains(WIFI);
    }

    @Test
    void aRestartKeepsTheOldPathUntilTheNewOneIsNominated() { // RFC 8445 section 9
        peer.nominate(WIFI, 200);
        peer.agent.restart(FRESH);
        assertThat(peer.agent.local()).isEqualTo(FRESH);
        assertThat(peer.check(WIFI, LOCAL, 200, StunWriter::useCandidate).type()).isEqualTo(StunClass.SUCCESS);
        assertThat(peer.check(MOBILE, FRESH, 100, UnaryOperator.identity()).type()).isEqualTo(StunClass.SUCCESS);
        assertThat(peer.agent.selected()).isEqualTo(WIFI);

        peer.nominate(MOBILE, 100);
        assertThat(peer.agent.selected()).isEqualTo(MOBILE);
        assertThat(peer.events).contains(new IceEvent.Retired(LOCAL));
        assertThat(peer.check(WIFI, LOCAL, 200, StunWriter::useCandidate).errorCode()).hasValue(401);
    }

    @Test
    void aRestartWithinARestartReplacesThePendingOne() {
        IceCredentials third = new IceCredentials("ourFrag3", "x".repeat(24));
        peer.nominate(WIFI, 1);
        peer.agent.restart(FRESH);
        peer.agent.restart(third);
        peer.drain();
        assertThat(peer.events).contains(new IceEvent.Retired(FRESH)).doesNotContain(new IceEvent.Retired(LOCAL));
        assertThat(peer.check(WIFI, FRESH, 1, UnaryOperator.identity()).errorCode()).hasValue(401);
        assertThat(peer.check(WIFI, third, 1, UnaryOperator.identity()).type()).isEqualTo(StunClass.SUCCESS);
    }

    @Test
    void credentialsAreRandomAndHideThePassword() { // RFC 8445 section 5.3
        Set<String> ufrags = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            IceCredentials credentials = IceCredentials.random(new SecureRandom());
            assertThat(credentials.ufrag()).matches("[0-9A-Za-z+/]{8}");
            assertThat(credentials.password()).matches("[0-9A-Za-z+/]{24}");
            ufrags.add(credentials.ufrag());
        }
        assertThat(ufrags).hasSize(1_000);
        assertThat(LOCAL.toString()).doesNotContain(LOCAL.password());
    }

    @Test
    void priorityOfTheRfcsExample() { // RFC 8445 section 5.1.2.1
        assertThat(IcePriority.of(IcePriority.HOST, 65535, 1)).isEqualTo(2130706431L);
    }

    @Test
    void malformedInputNeverThrowsAndChangesNothing() {
        Random random = new Random(8445);
        byte[] check = peer.request().username(LOCAL.ufrag() + ":peer").priority(1)
                .integrity(StunKeys.shortTerm(LOCAL.password())).toBytes();
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = check.clone();
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            peer.agent.handlePacket(bytes, 0, random.nextInt(bytes.length + 1), WIFI, peer.time.nanos());
            while (peer.agent.pollTransmit() != null) {
                assertThat(peer.agent.pollEvent()).isNull();
            }
        }
        assertThat(peer.agent.state()).isEqualTo(IceState.WAITING);
    }

    private StunMessage good(PeerAddress from, UnaryOperator<StunWriter> change) {
        return peer.check(from, LOCAL, 1, change);
    }
}
