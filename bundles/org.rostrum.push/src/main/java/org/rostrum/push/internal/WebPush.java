// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.base.thread.Threads;
import org.rostrum.identity.SignInService;
import org.rostrum.identity.SignInService.TokenInfo;
import org.rostrum.identity.TokenEndings;
import org.rostrum.push.PushChannel;
import org.rostrum.push.PushDevices;
import org.rostrum.push.PushError;
import org.rostrum.push.PushNotice;
import org.rostrum.push.PushSettings;
import org.rostrum.push.internal.SubscriptionEntity.Address;
import org.rostrum.settings.SiteSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Web Push as a channel, and the devices that it reaches. A device lives as long as the sign-in of its browser: that is asked when
 * sign-ins of its account end and again whenever something is sent, since time ends them, too. Thread-safe.
 */
@Component(service = {PushChannel.class, PushDevices.class}, configurationPid = PushConfig.PID, immediate = true)
@Designate(ocd = PushConfig.class)
public final class WebPush implements PushChannel, PushDevices {

    private static final Logger logger = LoggerFactory.getLogger(WebPush.class);
    private static final Duration SWEEP = Duration.ofHours(1);

    private final StoredSubscriptions store;
    private final VapidKeys keys;
    private final SignInService signIns;
    private final SiteSettings settings;
    private final Threads threads;
    private final Clock clock;
    private final Figures figures;
    private final AccountQueues queues;
    private final Reachability reachability;
    private final Courier courier;
    private final Deliveries deliveries;
    private final AutoCloseable endings;
    /** Accounts that wait for what a push service says, which may hold a thread of the API for seconds. */
    private final Set<AccountKey> testing = ConcurrentHashMap.newKeySet();
    private Scheduler.@Nullable Timer sweep;
    private boolean closed;

    @Activate
    public WebPush(
            PushConfig config, @Reference StoredSubscriptions store, @Reference VapidKeys keys, @Reference SignInService signIns,
            @Reference TokenEndings endings, @Reference SiteSettings settings, @Reference Threads threads, @Reference Figures figures) {
        this(store, keys, signIns, endings, settings, threads, Clock.systemUTC(), figures,
                new HttpCourier(keys, settings, threads.io(), trust(config), Clock.systemUTC()));
    }

    WebPush(
            StoredSubscriptions store, VapidKeys keys, SignInService signIns, TokenEndings endings, SiteSettings settings, Threads threads,
            Clock clock, Figures figures, Courier courier) {
        this.store = store;
        this.keys = keys;
        this.signIns = signIns;
        this.settings = settings;
        this.threads = threads;
        this.clock = clock;
        this.figures = figures;
        this.queues = new AccountQueues(threads.io());
        this.reachability = new Reachability(clock);
        this.courier = reachability.watched(courier);
        this.deliveries = new Deliveries(this.courier, threads.io(), threads.scheduler(), clock, figures,
                message -> inBackground(threads.io(), "forgetting a device", () -> store.forget(message.to().device())));
        this.endings = endings.onEnded(account -> inBackground(threads.io(), "ending devices", () -> keepSignedIn(account)));
        plan();
    }

    private static @Nullable SSLContext trust(PushConfig config) {
        try {
            return Trust.of(config.caFile());
        } catch (IOException e) {
            logger.error("authorities of push services are those of Java: {}", e.getMessage());
            return null;
        }
    }

    private synchronized void plan() {
        if (!closed) {
            sweep = threads.scheduler().schedule(SWEEP, () -> {
                plan();
                inBackground(threads.io(), "forgetting unused devices", store::forgetUnused);
            });
        }
    }

    /** Database work that may fail: it comes again with the next sweep, or with the next message. */
    private void inBackground(Executor pool, String what, Runnable work) {
        try {
            pool.execute(() -> {
                try {
                    work.run();
                } catch (RostrumException e) {
                    logger.debug("{}: {}", what, e.getMessage());
                }
            });
        } catch (RejectedExecutionException e) {
            logger.debug("{}: too much waits", what);
        }
    }

    @Override
    public boolean reaches(AccountKey account) {
        try {
            Set<String> live = signedIn(account);
            return store.addresses(account).stream().anyMatch(address -> live.contains(address.tokenId()) && reachability.works(address.host()));
        } catch (RostrumException e) {
            logger.debug("whether push reaches an account is not known: {}", e.getMessage());
            return false;
        }
    }

    @Override
    public void deliver(AccountKey account, PushNotice notice) {
        inBackground(queues.of(account), "looking for devices", () -> {
            Set<String> live = signedIn(account);
            String content = settings.get(PushSettings.CONTENT);
            for (Address address : store.addresses(account)) {
                if (live.contains(address.tokenId())) {
                    deliveries.add(Message.of(address, notice, content, clock.instant()));
                } else {
                    store.forget(address.device());
                }
            }
        });
    }

    private Set<String> signedIn(AccountKey account) {
        return signIns.sessions(account).stream().map(TokenInfo::tokenId).collect(Collectors.toSet());
    }

    private void keepSignedIn(AccountKey account) {
        store.keepOnly(account, signedIn(account));
    }

    @Override
    public String publicKey() {
        return keys.key().publicText();
    }

    @Override
    public List<Device> of(AccountKey account) {
        Set<String> live = signedIn(account);
        return store.devices(account).stream().filter(device -> live.contains(device.tokenId())).toList();
    }

    @Override
    public Device subscribe(AccountKey account, String tokenId, String userAgent, Subscription subscription) {
        EndpointRule.checked(subscription.endpoint(), settings.get(PushSettings.HOSTS));
        Browser browser = Browser.of(subscription.p256dh(), subscription.auth());
        return store.put(account, tokenId, userAgent, subscription.endpoint(), browser);
    }

    @Override
    public void remove(AccountKey account, UUID device) {
        store.remove(account, device);
    }

    @Override
    public CompletionStage<Outcome> test(AccountKey account, UUID device) {
        Address address = store.address(account, device).orElseThrow(
                () -> new RostrumException(PushError.PUSH_DEVICE_NOT_FOUND, "There is no such device.", "device_id"));
        PushNotice notice = new PushNotice(PushNotice.Kind.TEST, "test", "", "", clock.instant(), PushNotice.Target.page("/me/notifications"));
        Message message = Message.of(address, notice, settings.get(PushSettings.CONTENT), clock.instant());
        if (!testing.add(account)) {
            throw new RostrumException(CommonError.BRAKED, "A test of this account is under way.");
        }
        return courier.send(message).thenApplyAsync(verdict -> {
            figures.count(PushNotice.Kind.TEST, verdict.outcome());
            if (verdict.outcome() == Outcome.GONE) {
                // whoever learns that it is gone does not find it in the list any more
                store.forget(device);
            }
            return verdict.outcome();
        }, threads.io()).whenComplete((outcome, failure) -> testing.remove(account));
    }

    @Deactivate
    synchronized void close() {
        closed = true;
        if (sweep != null) {
            sweep.cancel();
        }
        deliveries.close();
        try {
            endings.close();
        } catch (Exception e) {
            logger.debug("the listener of sign-ins was gone already", e);
        }
    }
}
