// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.net.AddressNetwork;
import org.rostrum.push.PushDevices.Outcome;
import org.rostrum.push.PushSettings;
import org.rostrum.settings.ServerSettings;
import org.rostrum.settings.SiteSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts messages (RFC 8030 section 5). The rule of addresses is asked at every attempt, right before the connection, when Java keeps the
 * addresses that it found (30 s): settings count at once and a name that changes its address gains nothing. Redirects are not
 * followed. Thread-safe.
 */
final class HttpCourier implements Courier {

    private static final Logger logger = LoggerFactory.getLogger(HttpCourier.class);
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
    private static final Verdict REFUSED = new Verdict(Outcome.REFUSED, null);

    private final HttpClient client;
    private final VapidKeys keys;
    private final SiteSettings settings;
    private final Clock clock;

    /**
     * @param trust whom to trust as a push service; null: whom Java trusts
     */
    HttpCourier(VapidKeys keys, SiteSettings settings, Executor executor, @Nullable SSLContext trust, Clock clock) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .connectTimeout(CONNECT_LIMIT).followRedirects(HttpClient.Redirect.NEVER).executor(executor)
                .proxy(new SetProxy(settings));
        this.client = (trust == null ? builder : builder.sslContext(trust)).build();
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Verdict> send(Message message) {
        try {
            URI endpoint = EndpointRule.checked(message.to().endpoint(), settings.get(PushSettings.HOSTS));
            if (!mayConnect(endpoint)) {
                logger.debug("push to {}: its host has an address of an internal network", message.to());
                return CompletableFuture.completedFuture(REFUSED);
            }
            return client.sendAsync(request(endpoint, message), HttpResponse.BodyHandlers.discarding()).handle(HttpCourier::verdict);
        } catch (IOException e) {
            logger.debug("push to {}: the host is not known", message.to());
            return CompletableFuture.completedFuture(Verdict.UNREACHABLE);
        } catch (RostrumException | IllegalArgumentException e) {
            logger.debug("push to {} is not sent: {}", message.to(), e.getMessage());
            return CompletableFuture.completedFuture(REFUSED);
        }
    }

    private boolean mayConnect(URI endpoint) throws IOException {
        if (!settings.get(PushSettings.PROXY).isEmpty() && AddressNetwork.address(endpoint.getHost()).isEmpty()) {
            // the proxy looks the name up, in a network where this server perhaps cannot
            return true;
        }
        List<String> internal = settings.get(PushSettings.INTERNAL_NETWORKS);
        for (InetAddress address : InetAddress.getAllByName(endpoint.getHost())) {
            if (!EndpointRule.mayConnect(address, internal)) {
                return false;
            }
        }
        return true;
    }

    private HttpRequest request(URI endpoint, Message message) {
        return HttpRequest.newBuilder(endpoint)
                .timeout(ANSWER_LIMIT)
                .header("Authorization", keys.key().authorization(endpoint, contact(), clock.instant()))
                .header("TTL", String.valueOf(message.lifeSeconds(clock.instant())))
                .header("Urgency", message.kind().urgent() ? "high" : "normal")
                .header("Topic", message.topic())
                .header("Content-Type", "application/octet-stream")
                .header("Content-Encoding", "aes128gcm")
                .POST(HttpRequest.BodyPublishers.ofByteArray(MessageCipher.encrypt(message.text(), message.to().browser())))
                .build();
    }

    /** Who operators of push services may turn to (RFC 8292 section 2.1). */
    private String contact() {
        String mail = settings.get(ServerSettings.CONTACT_EMAIL);
        String external = settings.get(ServerSettings.EXTERNAL_URL);
        if (!mail.isEmpty()) {
            return "mailto:" + mail;
        }
        return external.startsWith("https://") ? external : "https://" + settings.get(ServerSettings.SERVER_NAME);
    }

    private static Verdict verdict(@Nullable HttpResponse<Void> answer, @Nullable Throwable failure) {
        if (answer == null) {
            logger.debug("a push service did not answer", failure);
            return Verdict.UNREACHABLE;
        }
        return Verdict.of(answer.statusCode(), answer.headers().firstValue("Retry-After").orElse(null));
    }
}
