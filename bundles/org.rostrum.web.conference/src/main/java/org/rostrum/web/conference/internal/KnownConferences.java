// SPDX-License-Identifier: Apache-2.0
package org.rostrum.web.conference.internal;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.conference.ConferenceService;
import org.rostrum.web.PageRule;

/**
 * Tells which conference pages exist. While the engine is stopped or the database is away nobody knows, and the page itself says
 * so; it would be wrong to call the conference unknown. Thread-safe.
 */
final class KnownConferences implements PageRule {

    private static final Pattern PAGE = Pattern.compile("/c/([^/]+)/?");

    private final AtomicReference<@Nullable ConferenceService> conferences = new AtomicReference<>();

    void use(ConferenceService service) {
        conferences.set(service);
    }

    void drop(ConferenceService service) {
        conferences.compareAndSet(service, null);
    }

    @Override
    public boolean exists(String path) {
        return idIn(path).map(this::isKnown).orElse(false);
    }

    private boolean isKnown(ConferenceId id) {
        ConferenceService service = conferences.get();
        if (service == null) {
            return true;
        }
        try {
            return service.card(id).isPresent();
        } catch (RostrumException e) {
            return true;
        }
    }

    private static Optional<ConferenceId> idIn(String path) {
        Matcher page = PAGE.matcher(path);
        return page.matches() ? ConferenceId.tryParse(page.group(1)) : Optional.empty();
    }
}
