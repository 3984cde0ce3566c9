// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.audit.EventReport;
import org.rostrum.audit.EventSource;
import org.rostrum.audit.Severity;
import org.rostrum.audit.Span;
import org.rostrum.rest.internal.TestApi.Answer;
import org.rostrum.rest.internal.TestApi;

class ReportResourcesTest {

    private final FakeReports reports = new FakeReports();
    private final TestApi api = new TestApi();
    private String admin;

    @BeforeEach
    void start() {
        api.serve(new EventsResource(reports.eventReport, api.administrators), new ChangesResource(reports.changeReport, api.administrators));
        admin = api.identity.administratorToken();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private Answer get(String path) {
        return api.get(path).page(admin).send();
    }

    @Test
    void eventsAreListedWithTheirColumnsAndDetails() {
        // 60/EV-2, 60/EV-5, 60/EV-7
        Answer answer = get("/events?from=1&to=2&source=admin&severity=high&object=ro&type=login&type=stop&address=192&search=x"
                + "&page=2&page_size=10&sort_field=severity&sort_order=0");
        assertThat(answer.json().path("cnt").asInt()).isEqualTo(2);
        assertThat(answer.json().at("/list/0").toString()).contains("\"id\":7", "\"time\":1767254400", "\"source\":\"user\"",
                "\"object\":\"=HYPERLINK(1)\"", "\"type\":\"login\"", "\"severity\":\"medium\"", "\"description\":\"Sign-in.\"",
                "\"address\":\"192.0.2.1\"", "\"Login\":\"a;b\"", "\"success\":false");
        Span span = new Span(Instant.ofEpochSecond(1), Instant.ofEpochSecond(3).minusNanos(1_000));
        assertThat(reports.asked).containsExactly(List.of(
                new EventReport.Filter(span, EventSource.ADMIN, Severity.HIGH, "ro", Set.of("login", "stop"), "192", "x"),
                new EventReport.Sort(EventReport.Column.SEVERITY, false), 10, 10));
        assertThat(get("/events/types").json().path("types").findValuesAsText("name")).contains("login", "delete_logs", "restart");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/events?source=me", "/events?severity=3", "/events?sort_field=id", "/events?sort_order=2", "/events?from=-1",
        "/events?from=x", "/events?page_size=0", "/changes?action=move", "/changes?sort_field=fields", "/events.csv?encoding=latin1",
        "/events.csv?delimiter=x", "/changes.csv?time_zone=Mars"})
    void wrongFiltersAreRefused(String path) {
        assertThat(get(path).verdict()).isEqualTo("400 invalidValue");
    }

    @Test
    void deletesOnlyWhatTheAdministratorWasTold() {
        // 60/REP-5, 60/REP-6
        assertThat(api.call("DELETE", "/events?type=login").page(admin).send().verdict()).isEqualTo("400 required");
        assertThat(api.call("DELETE", "/events?type=login&count=1").page(admin).send().verdict()).isEqualTo("409 countChanged");
        assertThat(reports.events).hasSize(2);
        Answer answer = api.call("DELETE", "/events?type=login&type=stop&object=a&count=2").page(admin).send();
        assertThat(answer.text()).isEqualTo("{\"deleted\":2}");
        assertThat(reports.asked.get(1).toString()).startsWith("object=a type=login,stop by Deletion[by=admin:").contains("sysadmin");
        assertThat(api.call("DELETE", "/changes?user=anna&count=2").page(admin).send().text()).isEqualTo("{\"deleted\":2}");
        assertThat(reports.asked.get(2).toString()).startsWith("user=anna by");
        assertThat(reports.changes).isEmpty();
    }

    @Test
    void changesAreListedWithOldAndNew() {
        // 60/CF-2, 60/CF-3
        Answer answer = get("/changes?action=edit&object_type=conference&sort_field=object_type");
        assertThat(answer.json().path("cnt").asInt()).isEqualTo(2);
        assertThat(answer.json().at("/list/0").toString()).contains("\"action\":\"edit\"", "\"object_type\":\"conference\"",
                "\"object\":\"weekly\"", "\"user\":\"admin:root\"", "{\"name\":\"topic\",\"old\":\"Old\",\"new\":\"New \\\"1\\\"\"}",
                "{\"name\":\"pin\",\"old\":\"***\",\"new\":\"***\"}");
    }

    @Test
    void exportsAreSafeForSpreadsheets() {
        // 60/REP-2, 60/REP-4
        Answer answer = get("/events.csv?time_zone=Europe/Berlin&delimiter=;");
        assertThat(answer.header("Content-Type")).startsWith("text/csv");
        assertThat(answer.header("Content-Disposition")).contains("events.csv");
        assertThat(answer.text()).isEqualTo("\uFEFFTime;Source;Object;Event;Severity;Success;Host;Description;Details\r\n"
                + "2026-01-01 09:00:00;user;'=HYPERLINK(1);login;medium;0;192.0.2.1;Sign-in.;\"Login=a;b; Result=InvalidCredentials\"\r\n"
                + "2026-01-01 08:59:59;server;server;start;medium;1;;Start.;\r\n");
        String changes = get("/changes.csv?delimiter=,&encoding=UTF-8&time_zone=UTC").text();
        assertThat(changes).contains("2026-01-01 08:00:00,edit,conference,weekly,admin:root,\"topic, pin\",\"topic: Old -> New \"\"1\"\"\n");
        byte[] wide = get("/changes.csv?encoding=UTF-16LE").raw().body();
        assertThat(new String(wide, StandardCharsets.UTF_16LE)).startsWith("\uFEFFTime;Action");
        assertThat(new String(get("/changes.csv?encoding=windows-1251").raw().body(), Charset.forName("windows-1251"))).startsWith("Time;Action");
    }
}
