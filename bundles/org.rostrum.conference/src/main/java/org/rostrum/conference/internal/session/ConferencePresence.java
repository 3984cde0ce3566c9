// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.SessionId;
import org.rostrum.base.thread.Threads;
import org.rostrum.conference.LaunchType;
import org.rostrum.conference.SeatEnd;
import org.rostrum.conference.SessionEnd;
import org.rostrum.conference.internal.store.ConferenceRows;
import org.rostrum.conference.internal.store.ConferenceTables;
import org.rostrum.conference.spi.SessionObserver;
import org.rostrum.identity.presence.Presence;
import org.rostrum.identity.presence.PresenceMarks;
import org.rostrum.identity.presence.PresenceSource;
import org.rostrum.store.JpaUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who sits in a session is busy, in a conference of his own its owner (30/ACC-5, 90/CF-2). Thread-safe. */
@Component(service = {PresenceSource.class, SessionObserver.class})
public final class ConferencePresence implements PresenceSource, SessionObserver {

    private static final Logger logger = LoggerFactory.getLogger(ConferencePresence.class);

    private record Place(SessionId session, AccountKey account) {}

    private final BiPredicate<ConferenceId, AccountKey> owns;
    private final Executor io;
    private final PresenceMarks marks = new PresenceMarks();

    // guarded by this
    private final Set<Place> taken = new HashSet<>();

    @Activate
    public ConferencePresence(@Reference ConferenceTables tables, @Reference Threads threads) {
        this((conference, account) -> owns(tables.unit(), conference, account), threads.io());
    }

    /** @param owns whether this is the account's conference, not a call; asked on {@code io} */
    ConferencePresence(BiPredicate<ConferenceId, AccountKey> owns, Executor io) {
        this.owns = owns;
        this.io = io;
    }

    private static boolean owns(JpaUnit unit, ConferenceId conference, AccountKey account) {
        return unit.read(em -> new ConferenceRows(em).find(conference))
                .map(ConferenceRows.Stored::conference)
                .filter(stored -> stored.launchType() != LaunchType.CALL && stored.owner().equals(account))
                .isPresent();
    }

    @Override
    public void came(ConferenceId conference, SessionId session, AccountKey account) {
        Place place = new Place(session, account);
        synchronized (this) {
            if (!taken.add(place)) {
                return;
            }
        }
        marks.set(account, session.toString(), Presence.BUSY);
        try {
            io.execute(() -> look(conference, place));
        } catch (RejectedExecutionException e) {
            logger.debug("nobody looks whether {} owns conference {}", account, conference);
        }
    }

    private void look(ConferenceId conference, Place place) {
        if (!owns.test(conference, place.account())) {
            return;
        }
        marks.set(place.account(), place.session().toString(), Presence.OWNER);
        boolean gone;
        synchronized (this) {
            gone = !taken.contains(place);
        }
        if (gone) {
            marks.clear(place.account(), place.session().toString());
        }
    }

    @Override
    public void went(ConferenceId conference, SessionId session, AccountKey account, SeatEnd cause) {
        synchronized (this) {
            taken.remove(new Place(session, account));
        }
        marks.clear(account, session.toString());
    }

    @Override
    public void ended(ConferenceId conference, SessionId session, SessionEnd cause) {
        // everybody has been told to have gone
    }

    @Override
    public Presence of(AccountKey account) {
        return marks.of(account);
    }

    @Override
    public AutoCloseable onChange(Consumer<AccountKey> listener) {
        return marks.onChange(listener);
    }
}
