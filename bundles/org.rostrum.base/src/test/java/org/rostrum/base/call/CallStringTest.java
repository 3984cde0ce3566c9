// SPDX-License-Identifier: Apache-2.0
package org.rostrum.base.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.base.call.CallString.Conference;
import org.rostrum.base.call.CallString.Fault;
import org.rostrum.base.call.CallString.H323;
import org.rostrum.base.call.CallString.Mail;
import org.rostrum.base.call.CallString.Parsed;
import org.rostrum.base.call.CallString.Person;
import org.rostrum.base.call.CallString.Rtsp;
import org.rostrum.base.call.CallString.Sip;
import org.rostrum.base.call.CallString.Tel;
import org.rostrum.base.call.PostDial.Step;
import org.rostrum.base.error.RostrumException;

class CallStringTest {

    private static CallString understood(String text) {
        assertThat(CallString.parse(text)).as(text).isInstanceOf(Parsed.Understood.class);
        return ((Parsed.Understood) CallString.parse(text)).call();
    }

    /** As the columns of the specification's table: kind, user or ID, host, port, transport, digits. */
    private static String row(CallString call) {
        if (call instanceof Sip sip) {
            String where = sip.address() == null
                    ? "rule rule rule"
                    : sip.address().host() + " " + sip.address().port() + " " + sip.address().transport().word();
            String kind = sip.address() == null ? "sip-trunk" : sip.user() == null ? "sip-direct" : "sip";
            return kind + " " + or(sip.user()) + " " + where + " " + tones(sip.postDial());
        }
        if (call instanceof Tel tel) {
            return "tel " + tel.number() + " rule rule rule " + tones(tel.postDial());
        }
        if (call instanceof H323 h323) {
            String kind = h323.address() == null ? h323.e164() ? "h323-e164" : "h323-gatekeeper" : h323.id() == null ? "h323-direct" : "h323";
            String where = h323.address() == null ? "rule rule" : h323.address().host() + " " + h323.address().port();
            return kind + " " + or(h323.id()) + " " + where + " - " + tones(h323.postDial());
        }
        if (call instanceof Rtsp rtsp) {
            String kind = rtsp.broadcast().isPresent() ? "rtsp-broadcast" : "rtsp";
            return kind + " " + or(rtsp.user()) + " " + rtsp.host() + " " + rtsp.port() + " - -";
        }
        if (call instanceof Conference conference) {
            return "conference " + conference.id() + " " + or(conference.server()) + " - - -";
        }
        return call instanceof Person person ? "person " + person.name() + " " + or(person.server()) + " - - -" : "mail " + call.text();
    }

    private static String or(String text) {
        return text == null ? "-" : text;
    }

    private static String tones(PostDial postDial) {
        String words = postDial.steps().stream()
                .map(step -> step instanceof Step.Digits digits ? digits.tones() : step instanceof Step.ShortPause ? "short" : "long")
                .collect(Collectors.joining("+"));
        return words.isEmpty() ? "-" : words;
    }

    /** Not {@code CsvFileSource}: to it a line that begins with {@code #} is a comment. */
    static List<Arguments> vectors() throws IOException {
        try (InputStream in = CallStringTest.class.getResourceAsStream("vectors.csv")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(2).map(line -> Arguments.of((Object[]) line.split("\\|"))).toList();
        }
    }

    @Test
    void noVectorIsLost() throws IOException {
        // 80/"Parser test vectors"
        assertThat(vectors()).hasSize(25);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void understandsTheVectorsOfTheSpecification(String text, String kind, String user, String host, String port, String transport, String tones) {
        // 80/"Parser test vectors", all 25
        assertThat(row(understood(text))).isEqualTo(String.join(" ", kind, user, host, port, transport, tones));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void theCanonicalFormMeansTheSame(String text) {
        // 80/UCS-1
        CallString call = understood(text);
        assertThat(understood(call.text())).isEqualTo(call);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "anna | anna", // 80/"Users and conferences"/<user>
        "Anna.Ä-1_ | Anna.Ä-1_",
        "anna@10.0.0.5 | anna@10.0.0.5", // 00/R-58: an IP is dialled
        "anna@[2001:db8::1] | anna@[2001:db8::1]",
        "anna@Video.Example.com#VCS | anna@video.example.com", // 00/R-24
        "'  anna ' | anna",
        "\\C\\Webinar | \\c\\Webinar", // 80/UCS-3: the prefix in any case, the rest keeps its own
        "\\c\\webinar@video.example.com | \\c\\webinar@video.example.com#vcs", // 20/CS-2: both spellings
        "https://meet.example.org/c/webinar | \\c\\webinar@meet.example.org#vcs", // 80/UCS-5
        "HTTPS://meet.example.org:8443/c/webinar/?x=1#app=1 | \\c\\webinar@meet.example.org#vcs",
        "#SIP:Bob@Pbx.Example.com;TRANSPORT=TLS | #sip:Bob@pbx.example.com;transport=tls", // 80/UCS-8, 20/CS-3
        "sip:@10.110.8.217 | #sip:@10.110.8.217", // 00/R-58
        "sip:8001 | #sip:8001",
        "h323:james78 | #h323:james78",
        "tel:501 | #tel:501",
        "#tel:+1 (347) 878-32.63 | #tel:+13478783263", // 80/UCS-12: as cards have them
        "#sip:@192.0.2.99:5070;transport=tcp;123456 | #sip:@192.0.2.99:5070;transport=tcp;123456", // 80/UCS-23
        "#sip:@pbx.example.com:5060;transport=udp | #sip:@pbx.example.com",
        "#h323:hdx@192.0.2.1:1730,,1*2#A | #h323:hdx@192.0.2.1:1730,,1*2#A", // 80/UCS-13, UCS-20
        "#h323:\\E\\8001@192.0.2.1 | #h323:\\e\\8001@192.0.2.1",
        "#H323:\\e\\8001@[fe80::1]:1730 | #h323:\\e\\8001@[fe80::1]:1730",
        "#rtsp:%2F%2Fcam.example.com%2Flive%3Fa%3D1+2 | rtsp://cam.example.com/live?a=1+2", // 20/CS-2
        "RTSP://cam/live | RTSP://cam/live", // 80/UCS-15: byte for byte
        "#MailTo:Zoe@Example.org | #mailto:Zoe@Example.org", // 80/UCS-18
        "zoe@example.org | zoe@example.org",
    })
    void understandsEveryOtherForm(String text, String canonical) {
        assertThat(understood(text).text()).isEqualTo(canonical);
        assertThat(understood(canonical)).isEqualTo(understood(understood(canonical).text()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'' | EMPTY | ''",
        "'   ' | EMPTY | ''",
        "an na | NAME | an na",
        "... | NAME | ...",
        "anna@ | SERVER | ''",
        "anna@a b | SERVER | a b",
        "anna@300.1.1.1 | SERVER | 300.1.1.1",
        "anna@1.2.3 | SERVER | 1.2.3",
        "anna@fe80::1 | SERVER | fe80::1",
        "anna@[fe80::1 | SERVER | [fe80::1",
        "a@b@c | SERVER | b@c",
        "anna,5 | NAME | anna,5", // digits to dial later: SIP, phone and H.323 only (80/UCS-20)
        "xmpp:anna | UNKNOWN_FORM | xmpp:anna",
        "mailto:anna@example.org | UNKNOWN_FORM | mailto:anna@example.org", // 80/UCS-18, 10/UID-3: the prefix is mandatory
        "http://meet.example.org/c/1 | UNKNOWN_FORM | http://meet.example.org/c/1",
        "https://meet.example.org/admin | UNKNOWN_FORM | /admin",
        "https://meet.example.org | UNKNOWN_FORM | ''",
        "https://meet.example.org:x/c/1 | PORT | x",
        "https://meet.example.org/c/a b | CONFERENCE_ID | a b",
        "\\c\\ | CONFERENCE_ID | ''",
        "\\c\\a.b | CONFERENCE_ID | a.b",
        "\\x\\1 | UNKNOWN_FORM | \\x\\1",
        "#sip: | SIP_USER | ''",
        "#sip:@ | SERVER | ''",
        "#sip:a b@c | SIP_USER | a b",
        "#sip:%zz | SIP_USER | %zz",
        "#sip:u:secret@host | SIP_USER | u:secret",
        "#sip:8001;transport=tcp | SIP_USER | 8001;transport=tcp", // no host, no transport (80/UCS-8)
        "#sip:@host:0 | PORT | 0",
        "#sip:@host:65536 | PORT | 65536",
        "#sip:@host: | PORT | ''",
        "#sip:@host;transport=sctp | TRANSPORT | sctp",
        "#sip:@host;transport=tcp:5060 | TRANSPORT | tcp:5060", // in that order (80/UCS-8)
        "#sip:@host;1;transport=tcp | POST_DIAL | ;1;transport=tcp", // 80/UCS-23
        "#sip:@host;12x | POST_DIAL | ;12x", // 80/UCS-22
        "#sip:@host,12a | POST_DIAL | ',12a'",
        "#sip:@host, | POST_DIAL | ','",
        "#tel:1a | NUMBER | 1a",
        "#tel: | NUMBER | ''",
        "#tel:+ | NUMBER | +",
        "#tel:1+2 | NUMBER | 1+2",
        "#h323: | H323_ID | ''",
        "#h323:\\e\\a1 | NUMBER | a1",
        "#h323:x@gk.example.com | SERVER | gk.example.com", // 80 §3: addresses only
        "#h323:\\e\\@192.0.2.1 | NUMBER | ''",
        "#h323:@192.0.2.1;transport=tcp | SERVER | 192.0.2.1;transport=tcp",
        "rtsp:// | SERVER | ''",
        "rtsp://u:p@ho st/ | ADDRESS | rtsp:",
        "rtsp://cam:x/ | PORT | x",
        "#rtsp:%2 | ADDRESS | #rtsp:",
        "#rtsp:cam | ADDRESS | rtsp:",
        "#mailto:anna | MAIL | anna",
        "#guest:12 | UNKNOWN_FORM | #guest:12",
    })
    void namesThePartAtFault(String text, Fault fault, String part) {
        // 80/UCS-4
        assertThat(CallString.parse(text)).isEqualTo(new Parsed.Refused(fault, part));
    }

    @Test
    void refusesByOneCodeInRequests() {
        // 80/UCS-4
        assertThatThrownBy(() -> CallString.require("#sip:@host:0", "call_id"))
                .isInstanceOfSatisfying(RostrumException.class, e -> {
                    assertThat(e.error().code()).isEqualTo("invalidCallString");
                    assertThat(e.location()).isEqualTo("call_id");
                    assertThat(e).hasMessageContaining("port: 0");
                });
        assertThat(CallString.require("anna", "call_id")).isEqualTo(new Person("anna", null));
        // 10/UID-3: what looks like an e-mail address is a user ID; only the prefix makes it one
        assertThat(CallString.require("anna@example.org", "call_id")).isEqualTo(new Person("anna", "example.org"));
        assertThat(CallString.require("#mailto:a@b", "call_id")).isEqualTo(new Mail("a@b"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "rtsp://admin:12345@192.0.2.9:554/a@b?c=d@e | rtsp://***@192.0.2.9:554/a@b?c=d@e", // 80/UCS-16
        "rtsp://admin:p@ss@cam/x | rtsp://***@cam/x",
        "rtsp://cam/x@y | rtsp://cam/x@y",
        "#sip:@192.0.2.99;123456 | #sip:@192.0.2.99;******", // 80/UCS-24
        "#tel:501,2#A | #tel:501,***",
    })
    void whatIsSecretIsMaskedWhereItIsShown(String text, String shown) {
        assertThat(understood(text)).hasToString(shown);
        assertThat(understood(text).text()).isEqualTo(text);
    }

    @Test
    void digitsToDialLaterAreNoPartOfTheIdentity() {
        // 80/UCS-24
        for (String address : new String[] {"#sip:@192.0.2.99", "#tel:501", "#h323:x@192.0.2.1"}) {
            CallString with = understood(address + ",123");
            assertThat(with).isNotEqualTo(understood(address));
            assertThat(with.withoutPostDial()).isEqualTo(understood(address));
            assertThat(with.toString()).doesNotContain("123");
            assertThat(String.valueOf(understood(address + ",123"))).doesNotContain("123");
        }
        assertThat(PostDial.of(",123").orElseThrow().steps()).asString().doesNotContain("123");
    }

    @Test
    void whatIsHereIsSeenFromTheServer() {
        // 80/UCS-5
        assertThat(((Conference) understood("https://meet.example.org/c/1")).seenFrom("meet.example.org"::equals).server()).isNull();
        assertThat(((Conference) understood("https://other.org/c/1")).seenFrom("meet.example.org"::equals).server()).isEqualTo("other.org");
        assertThat(((Person) understood("anna@meet.example.org")).seenFrom("meet.example.org"::equals)).isEqualTo(new Person("anna", null));
        assertThat(((Person) understood("anna@other.org")).seenFrom("meet.example.org"::equals).server()).isEqualTo("other.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#sip:", "#h323:\\e\\", "#tel:", "rtsp://", "https://", "\\c\\", "#rtsp:%", "a@", "#mailto:", ""})
    void rubbishNeverThrows(String prefix) {
        // 80/UCS-4; seeded
        Random random = new Random(80);
        String letters = "a0@:;,/\\#[].%-+ =*ä\u0130\ud83d\u0000xn--";
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder(prefix);
            for (int n = random.nextInt(24); n > 0; n--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            if (CallString.parse(text.toString()) instanceof Parsed.Understood good) {
                assertThat(understood(good.call().text())).isEqualTo(good.call());
            }
        }
        assertThat(CallString.parse(prefix + "1".repeat(10_000))).isInstanceOfSatisfying(Parsed.Refused.class, refused -> {
            assertThat(refused.fault()).isEqualTo(Fault.TOO_LONG);
            assertThat(refused.part()).hasSizeLessThan(70);
        });
    }
}
