// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.thread.Threads;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountService;
import org.rostrum.identity.TokenEndings;
import org.rostrum.identity.contact.BlockListService;
import org.rostrum.identity.presence.Presence;
import org.rostrum.identity.presence.PresenceService;
import org.rostrum.identity.presence.PresenceSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Presence put together from its sources, the state of accounts and the block lists. Source: 00/R-54, 90/AB-2. Thread-safe. */
@Component(service = PresenceService.class)
public final class LivePresence implements PresenceService {

    private static final Logger logger = LoggerFactory.getLogger(LivePresence.class);

    private final AccountService accounts;
    private final BlockListService blocks;
    private final PresenceWatches watches;
    private final Map<PresenceSource, AutoCloseable> sources = new ConcurrentHashMap<>();
    private final List<AutoCloseable> subscriptions = new ArrayList<>();

    @Activate
    public LivePresence(
            @Reference AccountService accounts, @Reference BlockListService blocks, @Reference TokenEndings endings, @Reference Threads threads) {
        this.accounts = accounts;
        this.blocks = blocks;
        this.watches = new PresenceWatches(this::of, blocks::blocking, threads);
        subscriptions.add(blocks.onChange((owner, who, blocked) -> watches.blocked(owner, who)));
        // deactivation ends the tokens
        subscriptions.add(endings.onEnded(watches::changed));
    }

    /** Its accounts are told anew when it appears, since nobody knows which it knows. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addSource(PresenceSource source) {
        sources.put(source, source.onChange(watches::changed));
        watches.allChanged();
    }

    public void removeSource(PresenceSource source) {
        close(sources.remove(source));
        watches.allChanged();
    }

    @Override
    public Presence now(AccountKey account) {
        Presence presence = Presence.OFFLINE;
        for (PresenceSource source : sources.keySet()) {
            presence = presence.and(source.of(account));
        }
        return presence;
    }

    @Override
    public Map<AccountKey, Presence> of(Collection<AccountKey> wanted) {
        Map<AccountKey, Account> known = accounts.find(wanted);
        Map<AccountKey, Presence> found = new HashMap<>();
        wanted.forEach(key -> found.put(key, of(key, known)));
        return found;
    }

    private Presence of(AccountKey key, Map<AccountKey, Account> known) {
        Account account = known.get(key);
        return account == null ? Presence.OFFLINE : account.active() ? now(key) : Presence.DISABLED;
    }

    @Override
    public Map<AccountKey, Presence> seenBy(AccountKey viewer, Collection<AccountKey> wanted) {
        Map<AccountKey, Presence> found = of(wanted);
        blocks.blocking(wanted, viewer).forEach(hidden -> found.put(hidden, Presence.OFFLINE));
        return found;
    }

    @Override
    public Watch watch(AccountKey viewer, Collection<AccountKey> wanted, Consumer<Map<AccountKey, Presence>> listener) {
        if (wanted.size() > MAX_WATCHED) {
            throw new IllegalArgumentException("at most " + MAX_WATCHED + " accounts");
        }
        return watches.open(viewer, Set.copyOf(wanted), listener);
    }

    @Deactivate
    void close() {
        watches.close();
        subscriptions.forEach(LivePresence::close);
        sources.values().forEach(LivePresence::close);
        sources.clear();
    }

    private static void close(@Nullable AutoCloseable handle) {
        try {
            if (handle != null) {
                handle.close();
            }
        } catch (Exception e) {
            logger.debug("a subscription did not close", e);
        }
    }
}
