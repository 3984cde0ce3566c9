// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.contact.internal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rostrum.identity.Account;
import org.rostrum.rest.internal.ResourceClasses;
import org.rostrum.rest.internal.RightsMatrix.Row;
import org.rostrum.rest.internal.RightsMatrix;
import org.rostrum.rest.internal.TestApi.Call;

/** The rights matrix {@code docs/api/rights/contacts.csv}: complete, and true for everybody. */
@Tag("slow")
class RightsTest {

    private static ContactApi whole;
    private static Account ada;
    private static Map<String, String> tokens;
    private static int number;

    @BeforeAll
    static void start() {
        whole = new ContactApi();
        ada = whole.account("ada");
        whole.account("bob");
        tokens = Map.of("user", whole.api.identity.token(ada));
    }

    @AfterAll
    static void stop() {
        whole.close();
    }

    static List<Row> rows() {
        return RightsMatrix.rows("contacts");
    }

    @Test
    void everyOperationHasARowAndEveryRowAnOperation() {
        RightsMatrix.assertComplete(rows(), ResourceClasses.operations(ResourceClasses.beside(AliasesResource.class)));
    }

    /** 61/AO-16, 61/AO-17; 60/OP-1; 00/R-73: denied means the coded refusal and unchanged state. */
    @ParameterizedTest
    @MethodSource("rows")
    void matrixIsTrue(Row row) {
        RightsMatrix.assertTrue(whole.api, row, tokens, RightsTest::call, () -> whole.state(ada));
    }

    /** With fresh objects and a good body, so that "yes" means that something was done. */
    private static Call call(Row row, @Nullable String token) {
        number++;
        whole.books.add(ada.key(), "bob", null, "ada@video.example.org");
        String group = row.path().contains("{group_id}") ? whole.groups.create("G" + number, null, "test").id() : "";
        if (row.path().contains("{group_id}/addressbook")) {
            whole.groupBooks.add(group, "bob", null, "test");
        }
        if (row.path().contains("{alias_id}")) {
            whole.aliases.create("a" + number, "bob", "test");
        }
        String folder = row.path().contains("{folder_id}") ? String.valueOf(whole.books.createFolder(ada.key(), "F" + number).id()) : "";
        String path = row.path().replace("{contact_id}", "bob").replace("{user_id}", "ada").replace("{group_id}", group)
                .replace("{folder_id}", folder).replace("{alias_id}", "a" + number);
        Call call = whole.api.call(row.method(), path.equals("/me/people") ? path + "?search=b" : path);
        if (!row.method().equals("GET") && !row.method().equals("DELETE")) {
            call.json(body(row.path()));
        }
        return token == null ? call : call.bearer(token);
    }

    private static String body(String path) {
        return switch (path) {
            case "/aliases" -> "{'id':'n" + number + "','call_id':'bob'}";
            case "/aliases/{alias_id}" -> "{'call_id':'ada'}";
            case "/groups/{group_id}/call" -> "{'enabled':true,'call_id':'g" + number + "'}";
            case "/groups/{group_id}/addressbook" -> "{'shows':'all'}";
            case "/me/addressbook-folders", "/me/addressbook-folders/{folder_id}" -> "{'display_name':'N" + number + "'}";
            default -> "{'contact_id':'bob','display_name':'Name " + number + "'}";
        };
    }
}
