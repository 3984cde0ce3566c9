// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.contact.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rostrum.identity.Account;
import org.rostrum.identity.group.Right;
import org.rostrum.identity.group.RightsTable;
import org.rostrum.identity.presence.Presence;
import org.rostrum.identity.presence.PresenceMarks;
import org.rostrum.rest.internal.DescribedApi;
import org.rostrum.rest.internal.ResourceClasses;
import org.rostrum.rest.internal.TestApi.Answer;
import org.rostrum.rest.internal.TestApi.Call;

/** Contacts by REST; contract 61 section 8.2. */
class ContactResourcesTest {

    private static final PresenceMarks MARKS = new PresenceMarks();
    private static ContactApi whole;
    private static DescribedApi described;
    private static String root;
    private static Account ada;
    private static Account bob;

    @BeforeAll
    static void start() {
        whole = new ContactApi();
        ada = whole.account("ada");
        bob = whole.account("bob");
        root = whole.api.identity.administratorToken();
        described = new DescribedApi(whole.api, ResourceClasses.beside(AliasesResource.class));
    }

    @AfterAll
    static void stop() {
        whole.close();
    }

    private static Answer as(Account who, String method, String path, String body) {
        return send(whole.api.call(method, path).bearer(whole.api.identity.token(who)), body);
    }

    private static Answer admin(String method, String path, String body) {
        return send(whole.api.call(method, path).bearer(root), body);
    }

    private static Answer send(Call call, String body) {
        return body.isEmpty() ? call.send() : call.json(body).send();
    }

    private static String path(String callString) {
        return "~" + Base64.getUrlEncoder().withoutPadding().encodeToString(callString.getBytes(StandardCharsets.UTF_8));
    }

    /** 80/UBK-4…UBK-8, 30/UAB-4…UAB-8, 30/GAB-4, 30/GAB-5, 30/GAB-6, 61 §8.2 */
    @Test
    void booksAreReadAndChanged() {
        assertThat(as(ada, "POST", "/me/addressbook", "{'contact_id':'bob'}").json().at("/contact/display_name").asText()).isEqualTo("bob");
        JsonNode contact = as(ada, "GET", "/me/addressbook/bob", "").json().get("contact");
        assertThat(contact.get("uid").asText()).isEqualTo("bob@video.example.org");
        assertThat(contact.get("is_user").asBoolean()).isTrue();
        assertThat(as(ada, "PATCH", "/me/addressbook/bob@video.example.org", "{'display_name':'Robert'}").json().at("/contact/display_name")
                .asText()).isEqualTo("Robert");
        String camera = "rtsp://admin:1/2@192.0.2.9:554/cam/realmonitor?channel=1;x";
        assertThat(as(ada, "POST", "/me/addressbook", "{'contact_id':'" + camera + "'}").json().at("/contact/status").asInt()).isEqualTo(-1);
        assertThat(as(ada, "GET", "/me/addressbook/" + path(camera), "").json().at("/contact/id").asText()).isEqualTo(camera);
        assertThat(as(ada, "GET", "/me/addressbook?filter_search=robe", "").json().at("/contacts/0/id").asText()).isEqualTo("bob");
        assertThat(as(ada, "GET", "/me/addressbook?page_size=1", "").json().get("next_page_id").asInt()).isEqualTo(2);
        assertThat(as(ada, "DELETE", "/me/addressbook/" + path(camera), "").status()).isEqualTo(204);
        assertThat(as(ada, "DELETE", "/me/addressbook/" + path(camera), "").verdict()).isEqualTo("404 contactNotFound");
        assertThat(as(ada, "POST", "/me/addressbook", "{}").verdict()).isEqualTo("400 required");
        assertThat(as(ada, "POST", "/me/addressbook", "{'contact_id':'ada'}").verdict()).isEqualTo("400 ownAccount");
        assertThat(as(ada, "POST", "/me/addressbook", "{'contact_id':'nobody'}").verdict()).isEqualTo("404 userNotFound");
        assertThat(as(ada, "POST", "/me/addressbook", "{'contact_id':'#sip:a b'}").verdict()).isEqualTo("400 invalidCallString");
        assertThat(as(ada, "POST", "/me/addressbook", "{'contact_id':'bob','display_name':'\\u202e'}").verdict())
                .isEqualTo("400 displayNameInvalid");
        assertThat(as(ada, "GET", "/me/addressbook?folder=99", "").verdict()).isEqualTo("404 folderNotFound");
        assertThat(as(ada, "GET", "/me/addressbook?page_size=0", "").verdict()).isEqualTo("400 invalidValue");

        assertThat(admin("GET", "/users/ada/addressbook?page_id=2&page_size=1", "").json().get("contacts").size()).as("v4.1: the next page").isZero();
        assertThat(admin("GET", "/users/ada/addressbook", "").json().get("cnt").asInt()).isEqualTo(1);
        assertThat(admin("POST", "/users/ada/addressbook", "{'contact_id':'#tel:5'}").json().at("/contact/own").asBoolean()).isTrue();
        assertThat(whole.changes.get(whole.changes.size() - 1).objectType()).isEqualTo("user");
        assertThat(admin("DELETE", "/users/ada/addressbook/" + path("#tel:5"), "").status()).isEqualTo(204);
        assertThat(admin("GET", "/users/nobody/addressbook", "").verdict()).isEqualTo("404 userNotFound");

        assertThat(admin("PATCH", "/groups/@no_group/addressbook", "{'shows':'all'}").json().get("shows").asText()).isEqualTo("all");
        assertThat(admin("PATCH", "/groups/@no_group/addressbook", "{'shows':'some'}").verdict()).isEqualTo("400 invalidValue");
        assertThat(admin("POST", "/groups/@no_group/addressbook/contacts", "{'contact_id':'#tel:7','display_name':'Desk'}").status()).isEqualTo(200);
        assertThat(as(bob, "GET", "/me/addressbook", "").json().findValuesAsText("id")).containsSubsequence("ada", "#tel:7");
        assertThat(as(bob, "DELETE", "/me/addressbook/" + path("#tel:7"), "").verdict()).isEqualTo("409 contactFromGroup");
        assertThat(admin("GET", "/groups/@no_group/addressbook?filter_search=desk", "").json().get("cnt").asInt()).isEqualTo(1);
        assertThat(admin("DELETE", "/groups/@no_group/addressbook/contacts/" + path("#tel:7"), "").status()).isEqualTo(204);
        assertThat(admin("GET", "/groups/0999/addressbook", "").verdict()).isEqualTo("404 groupNotFound");
        assertThat(described.undescribed()).isEmpty();
    }

    /** 30/RGT-7, 30/UX-12; 80/UBK-4; docs/rights/matrix.csv: without the right the book is read, not changed; at once. */
    @Test
    void changesNeedTheRight() {
        Account eve = whole.account("eve");
        whole.books.add(eve.key(), "bob", null, "test");
        String folder = String.valueOf(whole.books.createFolder(eve.key(), "Mine").id());
        int number = 0;
        for (RightsTable.Entry entry : RightsTable.entries()) {
            if (entry.right() != Right.ADDRESS_BOOK_EDIT || !entry.operation().contains("/")) {
                continue;
            }
            String[] operation = entry.operation().replace("{contact_id}", "bob").replace("{folder_id}", folder).split(" ");
            boolean granted = entry.when() == RightsTable.Case.BOTH_GROUPS || entry.when() == RightsTable.Case.ONE_GROUP;
            whole.books.add(eve.key(), "bob", null, "test");
            Object before = whole.state(eve);
            whole.api.taken = granted ? Set.of() : Set.of(Right.ADDRESS_BOOK_EDIT);
            if (granted && operation[0].equals("DELETE") && operation[1].endsWith(folder)) {
                operation[1] = "/me/addressbook-folders/" + whole.books.createFolder(eve.key(), "Gone " + number++).id();
            }
            String body = operation[0].equals("DELETE") ? "" : "{'contact_id':'bob','display_name':'N " + number++ + "'}";
            String verdict = as(eve, operation[0], operation[1], body).verdict();
            assertThat(verdict).as(entry.toString()).matches(granted ? "20[04]" : "403 " + entry.expected());
            if (!granted) {
                assertThat(whole.state(eve)).isEqualTo(before);
                assertThat(as(eve, "GET", "/me/addressbook", "").json().at("/contacts/0/id").asText()).isEqualTo("bob");
            }
        }
        whole.api.taken = Set.of();
        assertThat(number).isPositive();
        assertThat(described.undescribed()).isEmpty();
    }

    /** 90/M-044…M-046, AB-2; 61 §3 status; 30/GAB-6, 30/ALS-1 */
    @Test
    void whoIsBlockedSeesNobodyThere() {
        whole.presence.addSource(MARKS);
        Account fay = whole.account("fay");
        MARKS.set(fay.key(), "device", Presence.ONLINE);
        assertThat(status(fay)).isEqualTo(1);
        MARKS.set(fay.key(), "call", Presence.BUSY);
        assertThat(status(fay)).isEqualTo(2);
        assertThat(as(fay, "POST", "/me/blocked", "{'contact_id':'bob'}").json().at("/blocked/id").asText()).isEqualTo("bob");
        assertThat(status(fay)).isZero();
        assertThat(as(fay, "POST", "/me/blocked", "{'contact_id':'fay'}").verdict()).isEqualTo("400 ownAccount");
        assertThat(as(fay, "GET", "/me/blocked", "").json().at("/list/0/is_user").asBoolean()).isTrue();
        assertThat(as(fay, "DELETE", "/me/blocked/bob", "").status()).isEqualTo(204);
        assertThat(status(fay)).isEqualTo(2);
        whole.accounts.setActive(fay.key(), false, "test");
        whole.books.add(bob.key(), "fay", null, "test");
        assertThat(as(bob, "GET", "/me/addressbook/fay", "").json().at("/contact/status").asInt()).isEqualTo(-2);
        assertThat(people("fay").get("people")).as("30/UX-5").isEmpty();

        whole.aliases.create("77", "ada", "test");
        assertThat(people("77").at("/target/id").asText()).isEqualTo("ada");
        assertThat(people("#sip:8001").at("/target/refusal").asText()).isEqualTo("defaultSipServerNotConfigured");
        assertThat(people("\\c\\x").at("/target/kind").asText()).isEqualTo("conference");
        assertThat(people("zzz").get("target").isNull()).isTrue();
        assertThat(as(bob, "GET", "/me/people", "").verdict()).isEqualTo("400 required");
        assertThat(described.undescribed()).isEmpty();
    }

    private static JsonNode people(String text) {
        return as(bob, "GET", "/me/people?search=" + URLEncoder.encode(text, StandardCharsets.UTF_8), "").json();
    }

    private static int status(Account account) {
        return people(account.id().login()).at("/people/0/status").asInt(-9);
    }

    /** 30/ALS-3, 30/ALS-4, 30/ALS-11, 30/GCP-2, 30/GCP-3, 30/UX-7; 61 §8.2 */
    @Test
    void aliasesAndGroupCallsHaveCodedRefusals() {
        whole.groups.create("Callers", null, "test");
        String group = whole.calls.list().get(0).group();
        assertThat(admin("POST", "/aliases/", "{'id':'200','call_id':'ada'}").json().at("/alias/call_id").asText()).isEqualTo("ada");
        assertThat(admin("POST", "/aliases", "{'id':'BOB','call_id':'ada'}").verdict()).isEqualTo("400 uniqueValueAlreadyInUse");
        assertThat(admin("POST", "/aliases", "{'id':'p\u0430y','call_id':'ada'}").verdict()).as("mixed scripts").isEqualTo("400 aliasInvalid");
        assertThat(admin("POST", "/aliases", "{'id':'201','call_id':'200'}").verdict()).isEqualTo("400 aliasOfAlias");
        assertThat(admin("POST", "/aliases", "{'id':'201','call_id':'#sip:'}").verdict()).isEqualTo("400 invalidCallString");
        assertThat(admin("POST", "/aliases", "{'id':'201','call_id':'nobody'}").verdict()).isEqualTo("404 userNotFound");
        assertThat(admin("POST", "/aliases", "{'id':'201'}").verdict()).isEqualTo("400 required");
        assertThat(admin("PATCH", "/aliases/200", "{'call_id':'bob'}").json().at("/alias/call_id").asText()).isEqualTo("bob");
        assertThat(admin("PATCH", "/aliases/201", "{'call_id':'bob'}").verdict()).isEqualTo("404 aliasNotFound");
        assertThat(admin("GET", "/aliases?search=20", "").json().get("cnt").asInt()).isEqualTo(1);
        assertThat(admin("PATCH", "/groups/" + group + "/call", "{'enabled':true,'call_id':'200'}").verdict())
                .isEqualTo("400 uniqueValueAlreadyInUse");
        assertThat(admin("PATCH", "/groups/" + group + "/call", "{'call_id':'a.b'}").verdict()).isEqualTo("400 groupCallIdInvalid");
        assertThat(admin("PATCH", "/groups/" + group + "/call", "{'enabled':true}").json().at("/group_call/call_id").asText()).isEqualTo(group);
        assertThat(admin("GET", "/groups/@guests/call", "").verdict()).isEqualTo("409 groupPredefined");
        assertThat(admin("GET", "/group-calls", "").json().at("/group_calls/0/enabled").asBoolean()).isTrue();
        assertThat(people(group).at("/target/kind").asText()).isEqualTo("group_call");
        assertThat(admin("DELETE", "/aliases/200", "").status()).isEqualTo(204);
        assertThat(admin("DELETE", "/aliases/200", "").verdict()).isEqualTo("404 aliasNotFound");
        assertThat(described.undescribed()).isEmpty();
    }
}
