// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.test.Eventually.eventually;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountTransfer.Phase;
import org.rostrum.identity.AdminRole;
import org.rostrum.identity.ApplicationService.Created;
import org.rostrum.identity.ApplicationService.NewApplication;
import org.rostrum.identity.GrantService.Client;
import org.rostrum.identity.SignInService.ClientInfo;
import org.rostrum.rest.internal.OpenApiResource;
import org.rostrum.rest.internal.ResourceClasses.Operation;
import org.rostrum.rest.internal.ResourceClasses;
import org.rostrum.rest.internal.RightsMatrix.Row;
import org.rostrum.rest.internal.RightsMatrix;
import org.rostrum.rest.internal.TestApi.Call;
import org.rostrum.rest.internal.TestApi;

/** The rights matrix {@code docs/api/rights/identity.csv}: complete, and true for everybody. */
@Tag("slow")
class RightsTest {

    private static final String BACK = "https://bot.example.org/back";
    private static final ClientInfo HERE = new ClientInfo("127.0.0.1", "test");
    private static final byte[] PICTURE = picture();
    private static final Map<String, String> TOKENS = new HashMap<>();

    private static final String LOGIN = "{'login':'new%d','password':'long enough','roles':['admin']}";

    /** Smallest bodies that make an operation do something. */
    private static final Map<String, String> BODIES = Map.of(
            "POST /administrators", LOGIN,
            "PATCH /administrators/{login}", "{'display_name':'changed %d'}",
            "POST /administrators/{login}/password", "{'password':'password %d'}",
            "PATCH /me/preferences", "{'language':'l%d'}",
            "POST /me/password", "{'old_password':'correct horse','password':'password %d'}",
            "POST /me/second-factor/confirm", "{'code':'123456'}",
            "POST /me/second-factor/remove", "{'code':'123456'}",
            "PATCH /admin-access", "{'networks':[{'address':'10.0.0.%d','prefix':32}],'confirm':true}");

    private static IdentityApi whole;
    private static TestApi api;
    private static int number;

    @BeforeAll
    static void start() {
        whole = new IdentityApi();
        api = whole.api;
        api.identity.account("somebody");
        TOKENS.put("user", api.identity.token(api.identity.account("user")));
        whole.people.account("real");
        TOKENS.put("real user", whole.people.signIn.signIn("real", RealPeople.PASSWORD, HERE).token());
    }

    @AfterAll
    static void stop() {
        whole.close();
    }

    static List<Row> rows() {
        return RightsMatrix.rows("identity");
    }

    @Test
    void everyOperationHasARowAndEveryRowAnOperation() {
        List<Operation> operations = ResourceClasses.operations(ResourceClasses.beside(ServerResource.class));
        operations.addAll(ResourceClasses.operations(ResourceClasses.beside(OpenApiResource.class)));
        RightsMatrix.assertComplete(rows(), operations);
    }

    /** 61/AO-16, 61/AO-17; 60/OP-1; 00/R-73: denied means the coded refusal and unchanged state. */
    @ParameterizedTest
    @MethodSource("rows")
    void matrixIsTrue(Row row) {
        RightsMatrix.assertTrue(api, row, TOKENS, RightsTest::call, whole::state);
    }

    /** With a fresh object and a good body, so that "yes" means that something was done. */
    private static Call call(Row row, @Nullable String token) {
        number++;
        eventually(() -> whole.people.transfer.progress().phase() == Phase.RUNNING ? "an import runs" : "");
        whole.administrators.put("victim", Set.of(AdminRole.ADMIN), true, true, null);
        for (String login : List.of("root", "sec")) {
            whole.administrators.secondFactor(login, row.path().endsWith("/remove"));
        }
        Call call = api.call(row.method(), path(row));
        String body = BODIES.get(row.toString());
        if (body != null) {
            call.json(String.format(body, number));
        }
        body(row, call);
        // signing out really signs out; the others still need their tokens
        return token == null || row.path().equals("/sign-out") ? call : call.bearer(known(row, token));
    }

    /** Whose profile it is must be in the database, where the others need nobody. */
    private static String known(Row row, String token) {
        boolean own = token.equals(TOKENS.get("user")) && row.path().matches("/me/(profile|avatar|limits|language)");
        return own ? TOKENS.get("real user") : token;
    }

    private static String path(Row row) {
        RealPeople people = whole.people;
        String path = row.path();
        if (path.contains("{user_id}") && !path.contains("/sessions")) {
            Account account = people.account("u" + number);
            if (path.endsWith("/avatar")) {
                people.avatars.set(account.key(), PICTURE, "test");
            }
            path = path.replace("{user_id}", account.id().login());
        }
        if (path.contains("{application_id}")) {
            Created made = people.applications.create(new NewApplication("Bot", true, List.of(BACK), List.of("users")), "test");
            people.grants.byCredentials(new Client(made.application().id(), String.valueOf(made.secret())), null, HERE);
            path = path.replace("{application_id}", made.application().id())
                    .replace("{token_id}", people.applications.tokens(made.application().id()).get(0).id());
        }
        if (path.contains("{group_id}")) {
            path = path.replace("{group_id}", people.groups.create("Group " + number, null, "test").id());
        }
        path = path.replace("{import_id}", "1").replace("{zone_id}", number % 2 == 0 ? "trusted" : "external");
        if (path.equals("/oauth2/authorize") && row.method().equals("GET")) {
            path += "?response_type=code&client_id=" + application() + "&redirect_uri=" + BACK;
        }
        return path.replace("{user_id}", "somebody").replace("{login}", "victim").replaceAll("[{][^}]+}", "none");
    }

    private static String application() {
        return whole.people.applications.create(
                new NewApplication("Bot", true, List.of(BACK), List.of("users")), "test").application().id();
    }

    private static void body(Row row, Call call) {
        switch (row.toString()) {
            case "PATCH /zones/{zone_id}" -> call.json("{'display_name':'Zone " + number + "'}");
            case "POST /users" -> call.json("{'id':'new" + number + "','password':'correct horse'}");
            case "POST /groups", "PATCH /groups/{group_id}" -> call.json("{'display_name':'Team " + number + "'}");
            case "POST /groups/{group_id}/users" -> call.json("{'user_id':'" + whole.people.account("m" + number).id().login() + "'}");
            case "PATCH /users/{user_id}" -> call.json("{'display_name':'Other'}");
            case "PATCH /users/{user_id}/limits" -> call.json("{'inbound_limit_kbps':1024}");
            case "PATCH /visible-fields" -> call.json("{'fields':[{'field':'email','shown':" + (number % 2 == 0) + "}]}");
            case "POST /accounts/import" -> call.body("application/octet-stream", ("Login\nimported" + number).getBytes());
            case "PATCH /me/profile" -> call.json("{'job_title':'Engineer'}");
            case "PATCH /me/language" -> call.json("{'language':'en'}");
            case "POST /me/avatar", "POST /users/{user_id}/avatar" -> call.body("image/png", PICTURE);
            case "POST /applications" -> call.json("{'name':'Bridge','permissions':['users']}");
            case "PATCH /applications/{application_id}" -> call.json("{'active':false}");
            case "POST /oauth2/authorize" -> call.json("{'response_type':'code','client_id':'" + application() + "','redirect_uri':'" + BACK
                    + "','allow':true}");
            default -> { }
        }
    }

    private static byte[] picture() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 61/AO-15, 20/SEC-20: the key opens what an administrator may, but nothing that would make more of it. */
    @ParameterizedTest
    @MethodSource("rows")
    void theSecretKeyIsAnAdministratorButForApplications(Row row) {
        boolean closed = row.path().matches("/(applications|api-key|administrators)(/.*)?");
        if (row.path().matches("/(me|sign-out|admin-access)(/.*)?")) {
            return; // of a person, who is no key
        }
        Call call = call(row, api.identity.apiKey());
        Object before = closed ? whole.people.state() : "anything";
        String expected = closed ? "403" : row.cells().get("administrator");
        assertThat(RightsMatrix.verdict(call.send())).as(row.toString()).isEqualTo(expected);
        if (closed) {
            assertThat(whole.people.state()).isEqualTo(before);
        }
    }

    /** "yes" above means more than an answer: what an administrator may do has an effect. */
    @Test
    void whatIsAllowedHappens() {
        for (Row row : rows()) {
            if (BODIES.containsKey(row.toString()) && !row.path().endsWith("/confirm")) {
                Call call = call(row, api.identity.administratorToken());
                Object before = whole.state();
                assertThat(call.send().status()).as(row.toString()).isBetween(200, 204);
                assertThat(whole.state()).as(row.toString()).isNotEqualTo(before);
            }
        }
    }
}
