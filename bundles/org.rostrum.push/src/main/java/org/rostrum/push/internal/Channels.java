// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.thread.Threads;
import org.rostrum.push.PushChannel;
import org.rostrum.push.PushNotice;
import org.rostrum.push.PushPreferences.Choice;
import org.rostrum.push.PushPreferences;
import org.rostrum.push.PushService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All channels that are there, for what the person wants; one that fails does not stop the others. Thread-safe. */
@Component(service = PushService.class)
public final class Channels implements PushService {

    private static final Logger logger = LoggerFactory.getLogger(Channels.class);

    private final PushPreferences preferences;
    private final AccountQueues queues;
    private final Clock clock;
    private final List<PushChannel> channels = new CopyOnWriteArrayList<>();

    @Activate
    public Channels(@Reference PushPreferences preferences, @Reference Threads threads) {
        this(preferences, threads.io(), Clock.systemUTC());
    }

    Channels(PushPreferences preferences, Executor pool, Clock clock) {
        this.preferences = preferences;
        this.queues = new AccountQueues(pool);
        this.clock = clock;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addChannel(PushChannel channel) {
        channels.add(channel);
    }

    void removeChannel(PushChannel channel) {
        channels.remove(channel);
    }

    @Override
    public boolean reaches(AccountKey account) {
        Choice choice = choice(account);
        if (!choice.calls() || choice.isQuiet(clock.instant())) {
            return false;
        }
        for (PushChannel channel : channels) {
            try {
                if (channel.reaches(account)) {
                    return true;
                }
            } catch (RuntimeException e) {
                logger.warn("a push channel failed", e);
            }
        }
        return false;
    }

    @Override
    public void notify(AccountKey account, PushNotice notice) {
        try {
            queues.of(account).execute(() -> Wishes.wanted(notice, choice(account)).ifPresent(wanted -> deliver(account, wanted)));
        } catch (RejectedExecutionException e) {
            logger.debug("news for an account are not told: too much waits");
        }
    }

    /** What cannot be read is taken for everything: better told than missed. */
    private Choice choice(AccountKey account) {
        try {
            return preferences.of(account);
        } catch (RostrumException e) {
            logger.debug("what an account wants to be told is not known: {}", e.getMessage());
            return Choice.EVERYTHING;
        }
    }

    private void deliver(AccountKey account, PushNotice notice) {
        for (PushChannel channel : channels) {
            try {
                channel.deliver(account, notice);
            } catch (RuntimeException e) {
                logger.warn("a push channel failed", e);
            }
        }
    }
}
