// SPDX-License-Identifier: Apache-2.0
package org.rostrum.extension.internal;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rostrum.extension.ExtensionError;
import org.rostrum.extension.FeatureInfo.Action;
import org.rostrum.extension.FeatureInfo.Kind;
import org.rostrum.extension.FeatureInfo.Licensing;
import org.rostrum.extension.FeatureInfo.State;
import org.rostrum.extension.FeatureInfo;
import org.rostrum.extension.internal.Platform.Part;
import org.rostrum.extension.internal.Platform.Status;

/** How parts look to an administrator. Pure. */
final class Parts {

    /** Features of the core with their own start and stop (10/CMP-1, 00/R-22), in the order of their layers. */
    private static final Map<String, String> CORE = Map.of(
            "rostrum-store", "Database",
            "rostrum-engine", "Conferences and media",
            "rostrum-signal", "Signalling",
            "rostrum-http", "Web server and API",
            "rostrum-web", "Pages",
            "rostrum-manager", "Administration");

    /** Without them the administrator has no way in but the console. */
    private static final Set<String> WAY_IN = Set.of("rostrum-store", "rostrum-engine", "rostrum-http", "rostrum-manager");

    private static final String OURS = "rostrum-";

    private Parts() {}

    /** Whether an administrator who stops it loses panel and API. */
    static boolean isWayIn(String id) {
        return WAY_IN.contains(id);
    }

    /** Whether it is a feature that the server brought itself, and we show. */
    static boolean isOurs(Part part) {
        return part.name().startsWith(OURS);
    }

    static FeatureInfo ours(Part part) {
        String title = CORE.get(part.name());
        boolean core = title != null;
        boolean started = part.status() == Status.STARTED;
        return new FeatureInfo(
                part.name(),
                core ? title : part.name().substring(OURS.length()),
                part.description(),
                part.version(),
                core ? Kind.CORE : Kind.LIBRARY,
                switch (part.status()) {
                    case STARTED -> State.ACTIVE;
                    case INSTALLED -> core ? State.STOPPED : State.INSTALLED;
                    case ABSENT -> State.AVAILABLE;
                },
                null,
                Licensing.NOT_NEEDED,
                null,
                core && part.status() != Status.ABSENT ? Set.of(started ? Action.STOP : Action.START) : Set.of());
    }

    /** @param part what the server knows of it, if anything */
    static FeatureInfo extension(Kept kept, Optional<Part> part, boolean licensed) {
        State state = state(kept, part.map(Part::status).orElse(Status.ABSENT));
        String reason = state == State.ACTIVE || state == State.AVAILABLE ? null : kept.reason();
        return new FeatureInfo(
                kept.id(),
                kept.title(),
                kept.description(),
                kept.version(),
                Kind.EXTENSION,
                state,
                reason == null && state == State.FAILED ? ExtensionError.EXTENSION_FAILED.code() : reason,
                kept.licenceFeature() == null ? Licensing.NOT_NEEDED : licensed ? Licensing.GRANTED : Licensing.MISSING,
                kept.licenceFeature(),
                can(state, licensed));
    }

    private static State state(Kept kept, Status status) {
        return switch (status) {
            case STARTED -> State.ACTIVE;
            case INSTALLED -> kept.wanted() == Kept.Wanted.STOPPED || kept.reason() != null ? State.STOPPED : State.INSTALLED;
            case ABSENT -> kept.wanted() == Kept.Wanted.AVAILABLE ? State.AVAILABLE : State.FAILED;
        };
    }

    private static Set<Action> can(State state, boolean licensed) {
        EnumSet<Action> can = switch (state) {
            case ACTIVE -> EnumSet.of(Action.STOP, Action.UNINSTALL);
            case STOPPED, INSTALLED -> EnumSet.of(Action.START, Action.UNINSTALL);
            case AVAILABLE -> EnumSet.of(Action.INSTALL);
            case FAILED -> EnumSet.of(Action.INSTALL, Action.UNINSTALL);
        };
        if (!licensed) {
            can.removeAll(List.of(Action.START, Action.INSTALL));
        }
        return can;
    }
}
