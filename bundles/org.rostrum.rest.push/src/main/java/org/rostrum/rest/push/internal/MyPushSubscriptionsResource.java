// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.push.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.RostrumException;
import org.rostrum.edge.RestResource;
import org.rostrum.push.PushDevices.Device;
import org.rostrum.push.PushDevices.Subscription;
import org.rostrum.push.PushDevices;
import org.rostrum.push.PushError;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Check;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;
import org.rostrum.rest.RequiredFields;
import org.rostrum.rest.Stages;

/** Browsers of the account that get push notifications; 55/PSH-2, PSH-3. */
@Component(service = MyPushSubscriptionsResource.class)
@RestResource
@Path("me/push-subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "push")
public final class MyPushSubscriptionsResource {

    /** As {@code PushSubscription.toJSON()} of a browser writes it. */
    @Schema(description = "What the browser's push manager gave, as its toJSON() writes it.")
    record PushSubscriptionRequest(
            @Schema(description = "https address of the push service.") @Nullable String endpoint, @Nullable PushKeysDto keys) {

        @Override
        public String toString() {
            return "PushSubscriptionRequest";
        }
    }

    /** Keys of a subscription. */
    @Schema(description = "Keys of a subscription (RFC 8291).")
    record PushKeysDto(
            @Schema(description = "Uncompressed point of P-256, Base64url.") @Nullable String p256dh,
            @Schema(description = "16 bytes, Base64url.") @Nullable String auth) {

        @Override
        public String toString() {
            return "PushKeysDto";
        }
    }

    /** Most recently used first. */
    record PushSubscriptionsBody(List<PushSubscriptionDto> subscriptions) {}

    /** Wrapped in its noun. */
    record PushSubscriptionBody(PushSubscriptionDto subscription) {}

    /** One browser. */
    @Schema(description = "One browser that gets push notifications.")
    record PushSubscriptionDto(
            String id,
            String userAgent,
            @Schema(description = "Unix seconds.") long createdAt,
            @Schema(description = "Unix seconds: when one of its pages last said that it is there.") long lastUsedAt,
            @Schema(description = "Whether this request came from it.") boolean current) {

        static PushSubscriptionDto of(Device device, Caller caller) {
            return new PushSubscriptionDto(device.id().toString(), device.userAgent(), device.createdAt().getEpochSecond(),
                    device.lastUsedAt().getEpochSecond(), device.tokenId().equals(caller.signedIn().tokenId()));
        }
    }

    /** What became of it. */
    record PushTestBody(
            @Schema(description = "What the push service said; gone: the browser has unsubscribed and is removed here.",
                    allowableValues = {"delivered", "gone", "refused", "unreachable"})
            String result) {}

    private final PushDevices devices;

    @Activate
    public MyPushSubscriptionsResource(@Reference PushDevices devices) {
        this.devices = devices;
    }

    @GET
    @Needs(Need.USER)
    @Operation(summary = "Lists the browsers of the account that get push notifications.")
    public PushSubscriptionsBody listMyPushSubscriptions(@Context Caller caller) {
        return new PushSubscriptionsBody(
                devices.of(caller.user().key()).stream().map(device -> PushSubscriptionDto.of(device, caller)).toList());
    }

    @POST
    @Needs(Need.USER)
    @Operation(summary = "Adds this browser, or tells that it is still there; the same endpoint is one subscription. It ends with this sign-in.")
    @Refuses({"400 pushEndpointInvalid", "400 pushHostNotAllowed", "400 pushKeyInvalid"})
    public PushSubscriptionBody addMyPushSubscription(
            @RequiredFields({"endpoint", "keys"}) PushSubscriptionRequest request, @Context Caller caller) {
        PushKeysDto keys = request.keys() == null ? new PushKeysDto(null, null) : request.keys();
        new Check().required("endpoint", request.endpoint()).required("p256dh", keys.p256dh()).required("auth", keys.auth()).done();
        Subscription subscription =
                new Subscription(String.valueOf(request.endpoint()), String.valueOf(keys.p256dh()), String.valueOf(keys.auth()));
        Device device = devices.subscribe(
                caller.user().key(), caller.signedIn().tokenId(), caller.client().userAgent(), subscription);
        return new PushSubscriptionBody(PushSubscriptionDto.of(device, caller));
    }

    @DELETE
    @Path("{subscription_id}")
    @Needs(Need.USER)
    @Operation(summary = "Removes a browser; also when it is gone already.")
    public void deleteMyPushSubscription(
            @Parameter(description = "ID of the subscription.") @PathParam("subscription_id") String id, @Context Caller caller) {
        parsed(id).ifPresent(device -> devices.remove(caller.user().key(), device));
    }

    @POST
    @Path("{subscription_id}/test")
    @Needs(Need.USER)
    @Operation(summary = "Sends a message that only says that it works, and tells what the push service answered.")
    @Refuses({"404 pushDeviceNotFound", "429 tooManyRequests", "503 timeout"})
    public PushTestBody testMyPushSubscription(
            @Parameter(description = "ID of the subscription.") @PathParam("subscription_id") String id, @Context Caller caller) {
        UUID device = parsed(id).orElseThrow(
                () -> new RostrumException(PushError.PUSH_DEVICE_NOT_FOUND, "There is no such device.", "subscription_id"));
        return new PushTestBody(Stages.await(devices.test(caller.user().key(), device)).name().toLowerCase(Locale.ROOT));
    }

    private static Optional<UUID> parsed(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
