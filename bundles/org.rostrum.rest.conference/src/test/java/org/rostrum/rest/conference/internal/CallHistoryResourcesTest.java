// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.conference.ConferenceMode;
import org.rostrum.conference.JoinRequest;
import org.rostrum.conference.LaunchType;
import org.rostrum.conference.ParticipantRole;
import org.rostrum.conference.SeatEnd;
import org.rostrum.conference.SessionEnd;
import org.rostrum.conference.history.JoinMedia;
import org.rostrum.conference.history.JoinMedia.Figure;
import org.rostrum.conference.history.JoinSample;
import org.rostrum.conference.history.PastInvite;
import org.rostrum.conference.history.PastJoin;
import org.rostrum.conference.history.PastSession;
import org.rostrum.conference.history.SessionHistory;
import org.rostrum.media.stats.Rating;
import org.rostrum.rest.internal.TestApi.Answer;

/** Contract 61 section 14: what has been. */
class CallHistoryResourcesTest extends ConferenceResourcesContract {

    static final List<Class<?>> RESOURCES = List.of(CallsResource.class, CallAliasResource.class);

    @Override
    List<Class<?>> resources() {
        return RESOURCES;
    }

    /** 61 section 14, 61/LG-1, 61/LG-2a, 61/LG-3, 61/OP-3, 60/HI-1, 60/HS-3, 60/HP-1 */
    @Test
    void callHistory() {
        String admin = api.identity.administratorToken();
        Instant start = Instant.parse("2026-01-01T00:00:00.123Z");
        whole.history.sessions.add(new PastSession(new SessionId(0xa2), new ConferenceId("room"), "Weekly", new AccountKey(new UUID(0, 1)),
                ConferenceMode.ALL_ON_SCREEN, start, null, null, 1));
        whole.history.sessions.add(new PastSession(new SessionId(0xa1), new ConferenceId("room"), "Weekly", ada.key(),
                ConferenceMode.ALL_ON_SCREEN, start, start.plusSeconds(90), SessionEnd.ALL_LEFT, 2));
        Answer list = api.get("/logs/calls").bearer(admin).send();
        assertThat(list.json().at("/list/0/end_time").isNull()).isTrue();
        assertThat(list.json().at("/list/0/owner").asText()).isEmpty();
        assertThat(list.json().at("/list/0/duration").asInt()).isEqualTo(1199);
        String time = "{'date':'2026-01-01 00:0%s.123000','timezone_type':3,'timezone':'UTC'}";
        String call = ("{'conference_id':'00000000000000a1@video.example.org#vcs','named_conf_id':'room','topic':'Weekly','class':10,'type':5,"
                + "'subtype':0,'owner':'ada@video.example.org','participant_count':2,'start_time':" + String.format(time, "0:00")
                + ",'duration':90,'end_time':" + String.format(time, "1:30") + ",'end_cause':'all_left'}").replace('\'', '"');
        assertThat(list.json().at("/list/1").toString()).isEqualTo(call);
        assertThat(api.get("/logs/calls/a1").bearer(admin).send().text()).isEqualTo(call);
        assertThat(api.get("/logs/calls?named_conf_id=room&page=2&page_size=1&sort_field=end_time").bearer(admin).send().text())
                .isEqualTo("{\"cnt\":2,\"list\":[" + call + "]}");
        assertThat(api.get("/logs/calls?named_conf_id=a!b").bearer(admin).send().json().get("cnt").asInt()).isZero();
        whole.history.sessions.add(new PastSession(new SessionId(0xa3), new ConferenceId("x"), "", ada.key(), ConferenceMode.ALL_ON_SCREEN, start,
                start, SessionEnd.ALL_LEFT, 2, LaunchType.CALL));
        JsonNode direct = api.get("/logs/calls/a3").bearer(admin).send().json();
        assertThat(direct.get("topic").isNull() && direct.get("named_conf_id").isNull()).as("%s", direct).isTrue();
        assertThat(List.of(direct.get("class").asInt(), direct.get("type").asInt())).as("one-to-one").containsExactly(1, 0);
        whole.history.asked.clear();
        api.get("/logs/calls?sort_field=topic&sort_order=0&date_from=1&date_to=2").bearer(admin).send();
        api.get("/logs/calls?sort_field=start_time").bearer(admin).send();
        assertThat(whole.history.asked).containsExactly(
                new SessionHistory.Query(null, Instant.ofEpochSecond(1), Instant.ofEpochSecond(2), SessionHistory.Order.TOPIC, false, 0, 50),
                new SessionHistory.Query(null, null, null, SessionHistory.Order.START, true, 0, 50));
        for (String wrong : List.of("sort_field=colour", "sort_order=2", "date_from=yesterday", "date_to=-1", "date_from=9999999999999")) {
            assertThat(api.get("/logs/calls?" + wrong).bearer(admin).send().verdict()).as(wrong).isEqualTo("400 invalidValue");
        }

        JoinMedia media = new JoinMedia(12, "udp", "OPUS", "VP8", 1280, 720, 29.97, new Figure(12, 1500.4, 1700, 1800), new Figure(12, 600.6, 700, 800),
                new Figure(12, 0.26, 1, 2), null, null, new Figure(9, 31, 40, 50), 2, 1, Rating.Cause.ROUND_TRIP);
        whole.history.joins.add(new PastJoin(new ParticipantId("p1"), "ada@video.example.org", "Ada", ParticipantRole.OWNER, start,
                start.plusSeconds(90), SeatEnd.CONFERENCE_ENDED, JoinRequest.Method.BROWSER, "0123456789abcdef0123456789abcdef", "192.0.2.1",
                "Test/1", media));
        whole.history.joins.add(new PastJoin(new ParticipantId("p2"), "#guest:g", "Guest", ParticipantRole.PARTICIPANT, start, null, null,
                JoinRequest.Method.BROWSER, "f", "192.0.2.2", "Test/1", null));
        Answer joins = api.get("/logs/calls/a1/participants").bearer(admin).send();
        assertThat(joins.json().at("/list/0").toString()).isEqualTo(("{'app_id':'0123456789abcdef0123456789abcdef','avg_cpu_load':-1,"
                + "'avg_sent_fps':30.0,'bitrate_in':601,'bitrate_out':1500,'call_id':'ada@video.example.org','display_name':'Ada','duration':90,"
                + "'join_time':" + String.format(time, "0:00") + ",'leave_time':" + String.format(time, "1:30")
                + ",'leave_reason':4,'video_h':720,'video_w':1280,'participant_id':'p1','address':'192.0.2.1','user_agent':'Test/1',"
                + "'media':{'samples':12,'path':'udp','audio_codec':'OPUS','video_codec':'VP8','bitrate_up':{'mean':1500.4,'p95':1700.0,'max':1800.0},"
                + "'bitrate_down':{'mean':600.6,'p95':700.0,'max':800.0},'loss_up':{'mean':0.3,'p95':1.0,'max':2.0},'loss_down':null,'jitter':null,"
                + "'round_trip':{'mean':31.0,'p95':40.0,'max':50.0},'fair':2,'poor':1,'cause':'round_trip'}}").replace('\'', '"'));
        assertThat(joins.json().at("/list/1/leave_reason").asInt()).isZero();
        assertThat(joins.json().at("/list/1/media").isNull()).isTrue();
        for (String person : List.of("%23guest%3Ag", "ada", "ADA@video.example.org", "ada%23vcs", "ada%40video.example.org%23vcs")) {
            assertThat(api.get("/logs/calls/a1/participants?call_id=" + person).bearer(admin).send().json().get("cnt").asInt())
                    .as("61 section 3, 00/R-24: %s", person).isEqualTo(1);
        }
        assertThat(api.get("/logs/calls/a1/participants?call_id=bob").bearer(admin).send().json().get("cnt").asInt()).isZero();

        assertThat(api.get("/logs/conferences/a1/participants").bearer(admin).send().text()).as("v4.1").isEqualTo(joins.text());

        for (String path : List.of("/logs/calls/ffff", "/logs/calls/no-session", "/logs/calls/ffff/participants", "/logs/calls/ffff/invites",
                "/logs/calls/ffff/participants/p1/samples", "/logs/conferences/ffff/participants")) {
            expectError(api.get(path).bearer(admin).send(), "404 sessionNotFound", "session_id");
        }
        assertThat(api.get("/logs/calls?page=x").bearer(admin).send().verdict()).isEqualTo("400 invalidValue");
        assertThat(api.get("/logs/calls/a1/participants?page_size=0").bearer(admin).send().verdict()).isEqualTo("400 invalidValue");
        assertThat(api.get("/logs/calls").bearer(token).send().verdict()).isEqualTo("403 forbidden");
    }

    /** 61 section 14, 60/HS-5, 55/MNT-3 */
    @Test
    void invitesAndSamplesOfACall() {
        String admin = api.identity.administratorToken();
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        whole.history.sessions.add(new PastSession(new SessionId(0xa1), new ConferenceId("room"), "Weekly", ada.key(),
                ConferenceMode.ALL_ON_SCREEN, start, null, null, 2));
        whole.history.invites.add(new PastInvite(start, "", "bob", "", true));
        whole.history.invites.add(new PastInvite(start, "ada@video.example.org", "x@example.org", "X", false));
        String time = "{'date':'2026-01-01 00:00:00.000000','timezone_type':3,'timezone':'UTC'}";
        assertThat(api.get("/logs/calls/a1/invites").bearer(admin).send().text()).isEqualTo(("{'cnt':2,'list':[{'call_id':'bob',"
                + "'invited_by':'video.example.org','time':" + time + ",'accepted':true,'display_name':''},{'call_id':'x@example.org',"
                + "'invited_by':'ada@video.example.org','time':" + time + ",'accepted':false,'display_name':'X'}]}").replace('\'', '"'));
        assertThat(api.get("/logs/calls/a1/invites?page=2&page_size=1").bearer(admin).send().json().get("list")).hasSize(1);

        whole.history.samples.put(new ParticipantId("p1"), List.of(
                new JoinSample(start, "udp", 100.04, 900, 0.26, -1, 4, 30, new Rating(Rating.Level.GOOD, Rating.Cause.NONE)),
                new JoinSample(start.plusSeconds(60), "tcp", 0, 0, -1, 7, -1, -1, new Rating(Rating.Level.POOR, Rating.Cause.LOSS_DOWN))));
        Answer samples = api.get("/logs/calls/a1/participants/p1/samples?step=60").bearer(admin).send();
        assertThat(samples.text()).isEqualTo(("{'cnt':2,'list':[{'time':1767225600,'path':'udp','bitrate_up':100.0,"
                + "'bitrate_down':900.0,'loss_up':0.3,'loss_down':null,'jitter':4.0,'round_trip':30.0,'level':'good','cause':'none'},"
                + "{'time':1767225660,'path':'tcp','bitrate_up':0.0,'bitrate_down':0.0,'loss_up':null,'loss_down':7.0,'jitter':null,"
                + "'round_trip':null,'level':'poor','cause':'loss_down'}]}").replace('\'', '"'));
        api.get("/logs/calls/a1/participants/p1/samples").bearer(admin).send();
        assertThat(whole.history.steps).containsExactly(Duration.ofMinutes(1), Duration.ofSeconds(5));
        assertThat(api.get("/logs/calls/a1/participants/p9/samples").bearer(admin).send().text()).isEqualTo("{\"cnt\":0,\"list\":[]}");
        assertThat(api.get("/logs/calls/a1/participants/" + "p".repeat(33) + "/samples").bearer(admin).send().json().get("cnt").asInt()).isZero();
        for (String wrong : List.of("step=4", "step=3601", "step=x", "page_size=0")) {
            assertThat(api.get("/logs/calls/a1/participants/p1/samples?" + wrong).bearer(admin).send().verdict()).as(wrong).isEqualTo("400 invalidValue");
        }
        for (String path : List.of("/logs/calls/a1/invites", "/logs/conferences/a1/participants")) {
            assertThat(api.get(path + "?page_size=0").bearer(admin).send().verdict()).as(path).isEqualTo("400 invalidValue");
        }
    }
}
