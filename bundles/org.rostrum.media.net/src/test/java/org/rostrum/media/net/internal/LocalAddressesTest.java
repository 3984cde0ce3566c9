// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rostrum.media.net.MediaTransports.Candidate;
import org.rostrum.test.VirtualTime;

class LocalAddressesTest {

    private static final List<String> TABLE = List.of(
            "20010db8000000000000000000000002 02 40 00 80     eth0",
            "20010db8000000000000000000000003 02 40 00 01     eth0",
            "20010db8000000000000000000000004 02 40 00 a0     eth0",
            "garbage", "");

    @Test
    void linkLocalTemporaryAndLoopbackAddressesAreLeftOut() throws Exception {
        List<InetAddress> found = addresses("127.0.0.1", "::1", "fe80::1", "2001:db8::2", "2001:db8::3", "2001:db8::4", "192.0.2.2");
        Set<String> unfit = LocalAddresses.temporary(TABLE);
        assertThat(LocalAddresses.choose(found, unfit, false)).containsExactly("192.0.2.2", "2001:db8:0:0:0:0:0:2");
        assertThat(LocalAddresses.choose(found, unfit, true))
                .containsExactly("192.0.2.2", "2001:db8:0:0:0:0:0:2", "127.0.0.1", "0:0:0:0:0:0:0:1");
    }

    @Test
    void loopbackIsAnnouncedWhereThereIsNothingElse() throws Exception {
        assertThat(LocalAddresses.choose(addresses("127.0.0.1", "fe80::1"), Set.of(), false)).containsExactly("127.0.0.1");
        assertThat(LocalAddresses.choose(List.of(), Set.of(), false)).containsExactly("127.0.0.1");
    }

    @Test
    void thisHostHasAnAddress() {
        assertThat(LocalAddresses.find(false)).isNotEmpty().doesNotContain("0.0.0.0");
    }

    @Test
    void thePublicAddressComesLastAsAHostCandidateOfItsOwn() { // 20/WRTC-10
        PlaneSettings settings = settings(List.of("203.0.113.9"), true, PlaneSettings.BOTH, PlaneSettings.BOTH);
        List<Candidate> list = new Candidates(settings, 53_000, new VirtualTime(), List::of, List::of).list(0);
        assertThat(list).extracting(Candidate::address).containsExactly("192.0.2.2", "2001:db8::2", "203.0.113.9");
        assertThat(list).extracting(Candidate::foundation).doesNotHaveDuplicates();
        assertThat(list).extracting(Candidate::priority).isSortedAccordingTo((a, b) -> Long.compare(b, a)).doesNotHaveDuplicates();
        assertThat(list.get(0)).isEqualTo(new Candidate("1", "udp", "192.0.2.2", 53_000, 2_130_706_431L));
    }

    @Test // 00/R-14, 20/A-17: the page's own port first; 20 section 8: protocols of the public address are their own
    void tcpCandidatesFollowOnThePortThatThePeerReached() {
        PlaneSettings settings = settings(List.of("203.0.113.9"), true, PlaneSettings.BOTH, Set.of("tcp"));
        List<Candidate> list = new Candidates(settings, 53_000, new VirtualTime(), () -> List.of(8443, 4307), List::of).list(443);
        assertThat(list).extracting(c -> c.protocol() + " " + c.address() + " " + c.port()).containsExactly(
                "udp 192.0.2.2 53000", "udp 2001:db8::2 53000",
                "tcp 192.0.2.2 443", "tcp 2001:db8::2 443", "tcp 203.0.113.9 443",
                "tcp 192.0.2.2 8443", "tcp 2001:db8::2 8443", "tcp 203.0.113.9 8443",
                "tcp 192.0.2.2 4307", "tcp 2001:db8::2 4307", "tcp 203.0.113.9 4307");
        assertThat(list).extracting(Candidate::priority).isSortedAccordingTo((a, b) -> Long.compare(b, a)).doesNotHaveDuplicates();
        assertThat(PlaneSettings.protocols("protocols", "TCP")).containsExactly("tcp");
        assertThat(PlaneSettings.protocols("protocols", "sctp")).isEqualTo(PlaneSettings.BOTH);
    }

    private static PlaneSettings settings(List<String> publicAddresses, boolean announceLocal, Set<String> protocols, Set<String> publicProtocols) {
        return new PlaneSettings(53_000, 1, publicAddresses, List.of("192.0.2.2", "2001:db8::2"), announceLocal, false, protocols, publicProtocols,
                1, 1, 46, 34, true);
    }

    @Test
    void publicAddressesMayStandAlone() { // behind a port forwarding whose inside nobody reaches
        PlaneSettings settings = new PlaneSettings(53_000, 1, List.of("203.0.113.9", "2001:db8::9"), List.of("192.0.2.2"), false, false, PlaneSettings.BOTH, PlaneSettings.BOTH, 1, 1, 46, 34, true);
        assertThat(new Candidates(settings, 53_000, new VirtualTime(), List::of, List::of).list(0)).extracting(Candidate::address).containsExactly("203.0.113.9", "2001:db8::9");
        PlaneSettings none = new PlaneSettings(53_000, 1, List.of(), List.of("192.0.2.2"), false, false, PlaneSettings.BOTH, PlaneSettings.BOTH, 1, 1, 46, 34, true);
        assertThat(new Candidates(none, 53_000, new VirtualTime(), List::of, List::of).list(0)).extracting(Candidate::address).containsExactly("192.0.2.2");
    }

    @Test // 20/WRTC-5
    void whatStunSaysIsAnnouncedBesidesTheOthers() {
        List<String> learned = new ArrayList<>();
        VirtualTime time = new VirtualTime();
        PlaneSettings settings = settings(List.of("203.0.113.9"), true, PlaneSettings.BOTH, Set.of("udp"));
        Candidates candidates = new Candidates(settings, 53_000, time, () -> List.of(443), () -> learned);
        assertThat(candidates.list(0)).extracting(Candidate::address).containsOnly("192.0.2.2", "2001:db8::2", "203.0.113.9");
        learned.addAll(List.of("198.51.100.7", "192.0.2.2"));
        time.advance(Duration.ofSeconds(6));
        assertThat(candidates.list(0)).extracting(c -> c.protocol() + " " + c.address()).as("once each, by the protocols of its kind").containsExactly(
                "udp 192.0.2.2", "udp 2001:db8::2", "udp 203.0.113.9", "udp 198.51.100.7", "tcp 192.0.2.2", "tcp 2001:db8::2");
        PlaneSettings outside = settings(List.of(), false, PlaneSettings.BOTH, PlaneSettings.BOTH);
        assertThat(new Candidates(outside, 53_000, time, List::of, () -> List.of("198.51.100.7")).list(0)).as("announceLocal = false")
                .extracting(Candidate::address).containsExactly("198.51.100.7");
    }

    @Test
    void aPortBoundToOneAddressAnnouncesIt() {
        PlaneSettings settings = new PlaneSettings(53_000, "192.0.2.5", 1, List.of(), List.of(), true, true, PlaneSettings.BOTH, PlaneSettings.BOTH, 1, 1, 46, 34, true);
        assertThat(new Candidates(settings, 53_000, new VirtualTime(), List::of, List::of).list(0)).extracting(Candidate::address).containsExactly("192.0.2.5");
    }

    @Test
    void whatIsNoAddressIsLeftOut() {
        assertThat(PlaneSettings.numeric("publicAddress", Stream.of(" 203.0.113.9, 2001:db8::9 203.0.113.9", "host.example", "0.0.0.0", "224.0.0.1", "::", "1.2.3", "999.1.1.1", "")))
                .containsExactly("203.0.113.9", "2001:db8::9");
    }

    private static List<InetAddress> addresses(String... texts) throws UnknownHostException {
        List<InetAddress> out = new ArrayList<>();
        for (String text : texts) {
            out.add(InetAddress.getByName(text));
        }
        return out;
    }
}
