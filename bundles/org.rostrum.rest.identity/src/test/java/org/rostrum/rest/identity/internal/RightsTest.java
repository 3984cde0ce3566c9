// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rostrum.identity.Account;
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
class RightsTest {

    private static final String BACK = "https://bot.example.org/back";
    private static final ClientInfo HERE = new ClientInfo("127.0.0.1", "test");
    private static final byte[] PICTURE = picture();
    private static final Map<String, String> TOKENS = new HashMap<>();

    private static final BothIdentities IDENTITIES = new BothIdentities();

    private static TestApi api;
    private static int number;

    @BeforeAll
    static void start() {
        api = IdentityApi.start(IDENTITIES);
        TOKENS.put("user", api.identity.token(api.identity.account("user")));
    }

    @AfterAll
    static void stop() {
        api.close();
        IDENTITIES.people().close();
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
        RightsMatrix.assertTrue(api, row, TOKENS, RightsTest::call,
                () -> List.of(api.identity.state(), IDENTITIES.people().state()));
    }

    /** With a fresh object and a good body, so that "yes" means that something was done. */
    private static Call call(Row row, @Nullable String token) {
        RealPeople people = IDENTITIES.people();
        String path = row.path();
        if (path.contains("{user_id}")) {
            Account account = people.account("u" + ++number);
            people.avatars.set(account.key(), PICTURE, "test");
            path = path.replace("{user_id}", account.id().login());
        }
        if (path.contains("{application_id}")) {
            Created made = people.applications.create(new NewApplication("Bot", true, List.of(BACK), List.of("users")), "test");
            people.grants.byCredentials(new Client(made.application().id(), String.valueOf(made.secret())), null, HERE);
            path = path.replace("{application_id}", made.application().id())
                    .replace("{token_id}", people.applications.tokens(made.application().id()).get(0).id());
        }
        if (path.equals("/oauth2/authorize") && row.method().equals("GET")) {
            path += "?response_type=code&client_id=" + application() + "&redirect_uri=" + BACK;
        }
        Call call = api.call(row.method(), path.replaceAll("[{][^}]+}", "none"));
        body(row, call);
        // signing out really signs out; the others still need their tokens
        return token == null || row.path().equals("/sign-out") ? call : call.bearer(token);
    }

    private static String application() {
        return IDENTITIES.people().applications.create(
                new NewApplication("Bot", true, List.of(BACK), List.of("users")), "test").application().id();
    }

    private static void body(Row row, Call call) {
        switch (row.toString()) {
            case "POST /users" -> call.json("{'id':'new" + ++number + "','password':'correct horse'}");
            case "PATCH /users/{user_id}" -> call.json("{'display_name':'Other'}");
            case "POST /users/{user_id}/avatar" -> call.body("image/png", PICTURE);
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
        boolean closed = row.path().startsWith("/applications") || row.path().startsWith("/api-key");
        if (row.path().equals("/sign-out")) {
            return;
        }
        Call call = call(row, api.identity.apiKey());
        Object before = IDENTITIES.people().state();
        String expected = closed ? "403" : row.cells().get("administrator");
        assertThat(RightsMatrix.verdict(call.send())).as(row.toString()).isEqualTo(expected);
        if (closed) {
            assertThat(IDENTITIES.people().state()).isEqualTo(before);
        }
    }
}
