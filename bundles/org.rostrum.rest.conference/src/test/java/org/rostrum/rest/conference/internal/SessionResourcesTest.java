// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.media.MediaSource;
import org.rostrum.media.leg.SlotState.Pause;
import org.rostrum.media.stats.Direction;
import org.rostrum.media.stats.ParticipantStats;
import org.rostrum.media.stats.StreamStats;
import org.rostrum.rest.internal.TestApi.Answer;

/** Contract 61 sections 3, 7 and 11.4: sessions that run, their media and figures. */
class SessionResourcesTest extends ConferenceResourcesContract {

    static final List<Class<?>> RESOURCES = List.of(ConferenceSessionsResource.class, SessionsResource.class, StatsResource.class, NetworkTestResource.class);

    @Override
    List<Class<?>> resources() {
        return RESOURCES;
    }

    /** 61/TR-9, sections 3 and 11.4, 00/R-24, 00/R-82: session IDs in paths, with and without suffix. */
    @Test
    void sessions() {
        meeting();
        String id = api.get("/conferences/room").bearer(token).send().json().at("/conference/session_id").asText();
        String expected = ("{'id':'" + id + "','named_conf_id':'room','topic':'Weekly','state':'running','started_at':1767226200,"
                + "'ended_at':null,'participant_count':2}").replace('\'', '"');
        assertThat(api.get("/conferences/room/sessions").bearer(token).send().text()).isEqualTo("{\"cnt\":1,\"list\":[" + expected + "]}");
        assertThat(api.get("/conference-sessions").bearer(token).send().text()).isEqualTo("{\"cnt\":1,\"list\":[" + expected + "]}");
        assertThat(api.get("/conference-sessions").bearer(stranger).send().text()).isEqualTo("{\"cnt\":0,\"list\":[]}");
        String hex = id.substring(0, 16);
        for (String written : List.of(hex, hex + "%40video.example.org%23vcs", hex + "@video.example.org%23vcs",
                hex.replaceFirst("^0+", ""), hex.toUpperCase(java.util.Locale.ROOT))) {
            Answer found = api.get("/conference-sessions/" + written).bearer(token).send();
            assertThat(found.json().get("session").toString()).isEqualTo(expected);
        }
        assertThat(api.get("/conference-sessions/" + hex + "/participants").bearer(token).send().json().get("cnt").asInt()).isEqualTo(3);
        for (String path : List.of("", "/participants")) {
            expectError(api.get("/conference-sessions/" + hex + path).bearer(stranger).send(), "404 sessionNotFound", "session_id");
            expectError(api.get("/conference-sessions/ffff" + path).bearer(token).send(), "404 sessionNotFound", "session_id");
            expectError(api.get("/conference-sessions/no-session" + path).bearer(token).send(), "404 sessionNotFound", "session_id");
        }
        assertThat(api.get("/conference-sessions?page=x").bearer(token).send().verdict()).isEqualTo("400 invalidValue");
        assertThat(api.get("/conference-sessions/" + hex + "/participants?page=x").bearer(token).send().verdict())
                .isEqualTo("400 invalidValue");
        api.post("/conferences/room/stop").bearer(token).send();
        assertThat(api.get("/conferences/room/sessions").bearer(token).send().text()).isEqualTo("{\"cnt\":0,\"list\":[]}");
        assertThat(api.get("/conferences/none/sessions").bearer(token).send().verdict()).isEqualTo("404 conferenceNotFound");
    }

    /** 60/HS-3, 55/MNT-3: figures of a running session, for administrators only. */
    @Test
    void liveMedia() {
        meeting();
        String hex = api.get("/conferences/room").bearer(token).send().json().at("/conference/session_id").asText().substring(0, 16);
        String admin = api.identity.administratorToken();
        String media = "/conference-sessions/" + hex + "/media";
        String one = "/conference-sessions/" + hex + "/participants/p1/media";
        assertThat(api.get(media).bearer(admin).send().text()).isEqualTo("{\"cnt\":0,\"list\":[]}");
        Answer none = api.get(one).bearer(admin).send();
        assertThat(none.json().at("/media/level").asText()).isEqualTo("unknown");
        assertThat(none.json().at("/media/round_trip_ms").isNull()).isTrue();
        assertThat(none.json().get("streams")).isEmpty();

        whole.rooms.stats.add(new ParticipantStats(new ParticipantId("p1"), "udp", "198.51.100.7:5000", 31.26, Long.MAX_VALUE, List.of(
                new StreamStats(MediaSource.CAMERA, new ParticipantId("p1"), Direction.UP, "VP8", "h", 1280, 720, 29.9, 1_500_000, 3.5, 4, Pause.NONE),
                new StreamStats(MediaSource.CAMERA, new ParticipantId("p2"), Direction.DOWN, "", "", 0, 0, 0, 0, -1, -1, Pause.BANDWIDTH))));
        whole.rooms.stats.add(new ParticipantStats(new ParticipantId("left"), "udp", null, -1, 0, List.of()));
        Answer all = api.get(media).bearer(admin).send();
        String ada = ("{'app_id':'p1','display_name':'ADA','level':'poor','cause':'bandwidth','path':'udp','address':'198.51.100.7:5000',"
                + "'round_trip_ms':31.3,'available_bps':null,'bitrate_up':1500000,'bitrate_down':0,'loss_up':3.5,'loss_down':null,"
                + "'jitter_up':null,'jitter_down':null}").replace('\'', '"');
        assertThat(all.text()).isEqualTo("{\"cnt\":1,\"list\":[" + ada + "]}");
        Answer found = api.get(one).bearer(admin).send();
        assertThat(found.json().get("media").toString()).isEqualTo(ada);
        assertThat(found.json().at("/streams/0").toString()).isEqualTo(("{'direction':'up','of_app_id':'p1','source':'camera','codec':'VP8',"
                + "'layer':'h','width':1280,'height':720,'fps':29.9,'bitrate':1500000,'loss':3.5,'jitter_ms':4.0,'paused':'none'}").replace('\'', '"'));
        assertThat(found.json().at("/streams/1/paused").asText()).isEqualTo("bandwidth");
        assertThat(found.json().at("/streams/1/loss").isNull()).isTrue();

        expectError(api.get(one.replace("p1", "nobody")).bearer(admin).send(), "404 participantNotFound", "app_id");
        for (String path : List.of(media, one)) {
            expectError(api.get(path.replace(hex, "ffff")).bearer(admin).send(), "404 sessionNotFound", "session_id");
            assertThat(api.get(path).bearer(token).send().verdict()).isEqualTo("403 forbidden");
            whole.live.unsetRouter(whole.rooms);
            assertThat(api.get(path).bearer(admin).send().verdict()).isEqualTo("503 mediaUnavailable");
            whole.live.setRouter(whole.rooms);
        }
    }

    /** 61 section 7 */
    @Test
    void currentStats() {
        meeting();
        Answer answer = api.get("/product/current-stats?access_token=" + token).send();
        assertThat(answer.text()).isEqualTo("{'stats':{'users':1,'participants':2,'conferences':1,'cpu_load':26}}".replace('\'', '"'));
    }

    /** Open to those who may join, and braked; more in NetworkTestResourceTest. */
    @Test
    void networkTest() {
        for (int i = 0; i < 20; i++) {
            assertThat(api.post("/network-test").send().json().at("/network_test/fingerprint").asText()).isEqualTo("AB:CD");
        }
        assertThat(api.post("/network-test").send().verdict()).isEqualTo("429 tooManyRequests");
    }
}
