// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.proto.sdp.SdpResult.Problem;
import org.rostrum.proto.sdp.SdpResult.Read;
import org.rostrum.proto.sdp.SdpResult.Refused;

class SdpTest {

    private static String resource(String name) throws IOException {
        try (InputStream in = SdpTest.class.getResourceAsStream("/sdp/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static SessionDescription read(String text) {
        assertThat(SdpReader.read(text)).isInstanceOf(SdpResult.Read.class);
        return ((SdpResult.Read) SdpReader.read(text)).description();
    }

    @ParameterizedTest
    @ValueSource(strings = {"chromium-offer.sdp", "firefox-offer.sdp"})
    void offersOfBrowsersRoundTrip(String file) throws IOException {
        SessionDescription first = read(resource(file));
        SessionDescription second = read(first.write());

        assertThat(second).isEqualTo(first);
        assertThat(first.bundle()).isNotEmpty().isEqualTo(first.media().stream().map(MediaSection::mid).toList());
        assertThat(first.transport("ice-ufrag")).isPresent();
        assertThat(first.transport("fingerprint").orElseThrow()).startsWith("sha-256 ");
        assertThat(first.transport("setup")).contains("actpass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chromium-offer.sdp", "firefox-offer.sdp"})
    void simulcastAndExtensionsOfBrowsersAreSeen(String file) throws IOException {
        MediaSection video = read(resource(file)).media().get(1);

        assertThat(video.direction()).isEqualTo(Direction.SENDONLY);
        assertThat(video.simulcast(true)).containsExactly("h", "m", "l");
        assertThat(video.simulcast(false)).isEmpty();
        assertThat(video.extensions()).extracting(HeaderExtension::uri)
                .contains(HeaderExtension.MID, HeaderExtension.RID, HeaderExtension.REPAIRED_RID, HeaderExtension.TRANSPORT_CC);
        assertThat(video.codecs()).anySatisfy(c -> {
            assertThat(c.name()).isEqualTo("VP8");
            assertThat(c.clockRate()).isEqualTo(90_000);
            assertThat(c.feedback()).contains("nack", "nack pli", "transport-cc");
        });
        assertThat(video.codecs()).anySatisfy(c -> assertThat(c.parameters()).containsKey("apt"));
    }

    @Test
    void sourcesAndGroupsOfASectionAreSeen() throws IOException {
        MediaSection video = read(resource("chromium-offer.sdp")).media().get(2);

        assertThat(video.ssrcs()).isEqualTo(video.ssrcGroups().stream().flatMap(g -> g.ssrcs().stream()).toList());
    }

    @Test
    void builtSectionIsReadBack() {
        Codec vp8 = new Codec(96, "VP8", 90_000, 0, Map.of(), List.of("nack", "nack pli"));
        Codec opus = new Codec(111, "opus", 48_000, 2, Map.of("minptime", "10"), List.of());
        MediaSection section = new SectionBuilder("video").codec(vp8).codec(opus).attribute("mid", "v0").flag("sendonly")
                .attribute("ssrc-group", "FID 4294967295 5").attribute("ssrc", "4294967295 cname:x").extension(4, HeaderExtension.MID).build();
        SessionDescription description =
                new SessionDescription("- 1 1 IN IP4 0.0.0.0", new Attributes(List.of(new Attribute("group", "BUNDLE v0"))), List.of(section));

        MediaSection back = read(description.write()).section("v0").orElseThrow();

        assertThat(back.codecs()).containsExactly(vp8, opus);
        assertThat(back.ssrcGroups()).containsExactly(new SsrcGroup("FID", List.of(-1, 5)));
        assertThat(back.ssrcs()).containsExactly(-1);
        assertThat(back.direction()).isEqualTo(Direction.SENDONLY);
        assertThat(back.rejected()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "'';                                                 MALFORMED_START",
        "x=0;                                                MALFORMED_START",
        "v=1;                                                MALFORMED_START",
        "v=0~s=-;                                            MALFORMED_START",
        "v=0~o=- 1 1 IN IP4 0.0.0.0~nonsense;                MALFORMED_LINE",
        "v=0~o=- 1 1 IN IP4 0.0.0.0~a=x\u0000y;              MALFORMED_LINE",
        "v=0~o=- 1 1 IN IP4 0.0.0.0~m=audio 9;               MALFORMED_MEDIA_LINE",
        "v=0~o=- 1 1 IN IP4 0.0.0.0~m=audio -9 RTP/AVP 0;    MALFORMED_MEDIA_LINE",
        "v=0~o=- 1 1 IN IP4 0.0.0.0~m=video / RTP/AVP 0;     MALFORMED_MEDIA_LINE",
    })
    void malformedTextIsRefusedWithAReason(String text, Problem problem) {
        assertThat(SdpReader.read(text.replace("~", "\r\n"))).isInstanceOfSatisfying(Refused.class, r -> assertThat(r.problem()).isEqualTo(problem));
    }

    /** Separators without anything between them: what is split at them has no first part. */
    @Test
    void attributesOfSeparatorsAloneSayNothing() {
        String text = "v=0~o=- 1 1 IN IP4 0.0.0.0~m=video 9 RTP/AVP 96~a=extmap:/~a=extmap: ~a=simulcast:send ,;~,~a=ssrc: ~a=ssrc-group: ~a=rtpmap:96 /~"
                .replace("~,", "!,").replace("~", "\r\n").replace('!', '~');
        assertThat(SdpReader.read(text)).isInstanceOfSatisfying(Read.class, read -> {
            MediaSection video = read.description().media().get(0);
            assertThat(video.extensions()).isEmpty();
            assertThat(video.simulcast(true)).isEmpty();
            assertThat(video.ssrcs()).isEmpty();
            assertThat(video.ssrcGroups()).isEmpty();
            assertThat(video.codecs()).isEmpty();
        });
    }

    @Test
    void sizeLinesAndSectionsAreBounded() {
        String start = "v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\n";

        assertThat(SdpReader.read("x".repeat(SdpReader.MAX_CHARACTERS + 1))).isEqualTo(new Refused(Problem.TOO_LARGE, 0));
        assertThat(SdpReader.read(start + "a=x\n".repeat(SdpReader.MAX_LINES)))
                .isEqualTo(new Refused(Problem.TOO_MANY_LINES, SdpReader.MAX_LINES + 1));
        assertThat(SdpReader.read(start + "m=audio 9 RTP/AVP 0\n".repeat(SdpReader.MAX_SECTIONS + 1)))
                .isEqualTo(new Refused(Problem.TOO_MANY_SECTIONS, SdpReader.MAX_SECTIONS + 3));
    }

    @Test
    void damagedOffersNeverThrow() throws IOException {
        String offer = resource("chromium-offer.sdp");
        Random random = new Random(3);
        long seen = 0;
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder(offer);
            for (int k = 0; k < 40; k++) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, (char) random.nextInt(128));
                    case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(20)));
                    default -> text.insert(at, " ;:=/~,-\n".charAt(random.nextInt(9)));
                }
            }
            // control characters end most of them early: half are cleaned so that the views get their share
            String damaged = random.nextBoolean() ? text.toString() : text.toString().replaceAll("[\\x00-\\x09\\x0b\\x0c\\x0e-\\x1f\\x7f]", "");
            seen += views(damaged.lines().filter(l -> l.length() > 1 && l.charAt(1) == '=').reduce("", (a, b) -> a + b + "\n"));
        }
        assertThat(seen).isPositive();
    }

    private static long views(String text) {
        if (!(SdpReader.read(text) instanceof SdpResult.Read read)) {
            return 0;
        }
        SessionDescription description = read.description();
        long seen = description.bundle().size() + description.transport("setup").map(String::length).orElse(0);
        for (MediaSection section : description.media()) {
            seen += section.codecs().size() + section.extensions().size() + section.simulcast(true).size() + section.ssrcs().size()
                    + section.ssrcGroups().size() + section.direction().ordinal();
        }
        return seen;
    }
}
