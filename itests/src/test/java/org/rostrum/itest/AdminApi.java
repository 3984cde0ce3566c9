// SPDX-License-Identifier: Apache-2.0
package org.rostrum.itest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;

/** The API as the administrator of the {@link SharedServer}. */
final class AdminApi {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Status and body; missing if there is none. */
    record Answer(int status, JsonNode body) {

        /** Status and reason. */
        String verdict() {
            String reason = body.at("/error/errors/0/reason").asText();
            return reason.isEmpty() ? String.valueOf(status) : status + " " + reason;
        }
    }

    private final ServerProcess server;
    private final String cookies;
    private final String csrf;

    AdminApi(ServerProcess server) {
        this.server = server;
        HttpResponse<String> signedIn = server.send(HttpRequest.newBuilder(server.https("/api/v4/sign-in"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"login\":\"itest\",\"password\":\"A password of tests 1\",\"realm\":\"admin\"}"))
                .build());
        cookies = signedIn.headers().allValues("Set-Cookie").stream().map(c -> c.split(";")[0]).collect(Collectors.joining("; "));
        csrf = read(signedIn.body()).path("csrf_token").asText();
    }

    Answer get(String path) {
        return send("GET", path, "application/json", BodyPublishers.noBody());
    }

    Answer post(String path) {
        return send("POST", path, "application/json", BodyPublishers.noBody());
    }

    Answer post(String path, String json) {
        return send("POST", path, "application/json", BodyPublishers.ofString(json));
    }

    Answer upload(byte[] kar) {
        return send("POST", "/extensions", "application/octet-stream", BodyPublishers.ofByteArray(kar));
    }

    Answer delete(String path) {
        return send("DELETE", path, "application/json", BodyPublishers.noBody());
    }

    private Answer send(String method, String path, String type, BodyPublisher body) {
        HttpResponse<String> answer = server.send(HttpRequest.newBuilder(server.https("/api/v4" + path))
                .header("Cookie", cookies)
                .header("X-CSRF-Token", csrf)
                .header("Content-Type", type)
                .method(method, body)
                .build());
        return new Answer(answer.statusCode(), answer.body().isEmpty() ? MissingNode.getInstance() : read(answer.body()));
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
