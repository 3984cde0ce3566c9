// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.rostrum.audit.AuditLog;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.base.time.Ticker;
import org.rostrum.conference.internal.admission.JoinDecision;
import org.rostrum.conference.internal.quality.JoinMediaStore;
import org.rostrum.identity.group.RightsService;
import org.rostrum.licence.Licence;
import org.rostrum.media.MediaRouter;

/**
 * What sessions need from outside. Suppliers are asked each time, since extensions and settings change while meetings run.
 *
 * @param joinMedia         keeps how good connections were
 * @param rights            what people may
 * @param limits            bandwidth limits of accounts
 * @param pool              runs the sessions' queues
 * @param media             empty while there is no media plane; meetings work without
 * @param participantsLimit most participants in a conference
 * @param open              false once the server is about to stop
 */
public record SessionServices(
        Executor pool,
        Scheduler scheduler,
        Clock clock,
        Ticker ticker,
        Journal journal,
        JoinMediaStore joinMedia,
        Licence licence,
        RightsService rights,
        AccountLimits limits,
        AuditLog audit,
        Supplier<Optional<MediaRouter>> media,
        Supplier<JoinDecision> decision,
        IntSupplier participantsLimit,
        BooleanSupplier open) {}
