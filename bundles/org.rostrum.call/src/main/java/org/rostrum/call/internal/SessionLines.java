// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.SessionId;
import org.rostrum.call.CallHistory;
import org.rostrum.conference.LaunchType;
import org.rostrum.conference.event.ConferenceEvent;
import org.rostrum.conference.history.PastJoin;
import org.rostrum.conference.history.PastSession;
import org.rostrum.conference.history.SessionHistory;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountService;
import org.rostrum.identity.event.AccountDeleted;
import org.rostrum.store.OutboxSubscriber;

/**
 * Conferences in people's histories (30/HIS-2): one line for each session in which somebody sat (80/UCH-4), written when it is over. A
 * deleted account's lines go with it. The same event twice writes the same lines.
 */
@Component(service = OutboxSubscriber.class)
public final class SessionLines implements OutboxSubscriber {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int PAGE = 500;

    private final CallTables tables;
    private final SessionHistory sessions;
    private final AccountService accounts;

    @Activate
    public SessionLines(@Reference CallTables tables, @Reference SessionHistory sessions, @Reference AccountService accounts) {
        this.tables = tables;
        this.sessions = sessions;
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return "call.history";
    }

    @Override
    public boolean wants(String topic) {
        return topic.equals(ConferenceEvent.SessionEnded.TOPIC) || topic.equals(AccountDeleted.TOPIC);
    }

    @Override
    public void deliver(Event event) {
        if (event.topic().equals(AccountDeleted.TOPIC)) {
            forget(AccountDeleted.of(event).account());
        } else {
            sessions.session(session(event)).filter(session -> session.launchType() != LaunchType.CALL).ifPresent(this::write);
        }
    }

    private static SessionId session(Event event) {
        try {
            return SessionId.parse(MAPPER.readTree(event.json()).path("session").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("unreadable event " + event.position(), e);
        }
    }

    private void forget(AccountKey account) {
        tables.unit().run(em -> {
            em.createQuery("delete from CallEntry e where e.account = :account").setParameter("account", account.value()).executeUpdate();
            em.createQuery("delete from CallPerson p where p.account = :account").setParameter("account", account.value()).executeUpdate();
        });
    }

    private void write(PastSession session) {
        Map<String, Stay> stays = new HashMap<>();
        int total = PAGE;
        for (int offset = 0; offset < total; offset += PAGE) {
            SessionHistory.Page<PastJoin> page = sessions.joins(session.id(), null, offset, PAGE);
            total = page.total();
            page.list().forEach(join -> stays.merge(join.name(), Stay.of(join), Stay::and));
        }
        stays.forEach((name, stay) -> accounts.resolve(name).ifPresent(account -> write(session, account, stay)));
    }

    private void write(PastSession session, Account account, Stay stay) {
        tables.unit().run(em -> em.merge(new CallEntry(account.key(), new CallHistory.Entry(session.id().toString(), CallHistory.Type.CONFERENCE,
                null, session.topic(), session.launchType().passing() ? "" : "\\c\\" + session.conference(), null, session.id(),
                session.conference(), stay.from(), stay.total(), null, null))));
    }

    /** How long somebody was there, in all his joins. */
    private record Stay(Instant from, Duration total) {

        static Stay of(PastJoin join) {
            return new Stay(join.joinedAt(), length(join.joinedAt(), join.leftAt()));
        }

        Stay and(Stay other) {
            return new Stay(from.isBefore(other.from) ? from : other.from, total.plus(other.total));
        }

        private static Duration length(Instant from, @Nullable Instant to) {
            return to == null || to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
        }
    }
}
