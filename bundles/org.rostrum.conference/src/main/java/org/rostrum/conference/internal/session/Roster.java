// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rostrum.base.id.AccountId;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.conference.Participant;
import org.rostrum.conference.SeatUpdate;

/**
 * All participants by name, gone ones included (10/PR-2). Made once for all watchers of one moment: each window then costs its
 * own length, each search text one walk. Confined to the session's queue.
 */
final class Roster {

    /**
     * What is looked for.
     *
     * @param byAccount in account IDs too
     */
    record Search(String text, boolean byAccount) {
        Search {
            text = key(text.strip());
        }
    }

    private record Line(String key, Participant participant) {}

    private record Found(List<Participant> people, Map<ParticipantId, Integer> places) {}

    private final List<Line> lines = new ArrayList<>();
    private final Map<Search, Found> found = new HashMap<>();

    Roster(SessionState state) {
        state.crowd().seats().forEach((id, seat) -> lines.add(new Line(key(seat.displayName()), seat.participant())));
        lines.sort(Comparator.comparing(Line::key).thenComparing(line -> line.participant().id().value()));
    }

    /** One page of those whom a search finds, {@code own} first. */
    SeatUpdate.Roster window(int offset, int limit, Search search, ParticipantId own) {
        Found all = found.computeIfAbsent(search, this::search);
        int place = all.places().getOrDefault(own, -1);
        List<Participant> page = new ArrayList<>();
        for (int i = offset; i < all.people().size() && page.size() < limit; i++) {
            page.add(all.people().get(ownFirst(i, place)));
        }
        return new SeatUpdate.Roster(all.people().size(), offset, page);
    }

    /** Index by name of the entry that is shown at {@code shown} when the one at {@code place} comes first; −1: none does. */
    private static int ownFirst(int shown, int place) {
        if (shown == 0) {
            return Math.max(place, 0);
        }
        return shown <= place ? shown - 1 : shown;
    }

    private Found search(Search wanted) {
        List<Participant> people = lines.stream().filter(line -> matches(line, wanted)).map(Line::participant).toList();
        Map<ParticipantId, Integer> places = new HashMap<>();
        for (int i = 0; i < people.size(); i++) {
            places.put(people.get(i).id(), i);
        }
        return new Found(people, places);
    }

    private static boolean matches(Line line, Search wanted) {
        AccountId account = line.participant().account();
        return line.key().contains(wanted.text())
                || wanted.byAccount() && account != null && key(account.toString()).contains(wanted.text());
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
