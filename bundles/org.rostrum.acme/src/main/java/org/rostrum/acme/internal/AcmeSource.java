// SPDX-License-Identifier: Apache-2.0
package org.rostrum.acme.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.thread.Scheduler.Timer;
import org.rostrum.base.thread.Threads;
import org.rostrum.edge.CertificateSource;
import org.rostrum.edge.PlainHttpText;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeNetworkException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Orders certificates when an administrator asks and at two thirds of their life, again and again while that fails, ever more
 * seldom. The old certificate stays until there is a new one. Thread-safe.
 */
@Component(service = {CertificateSource.class, PlainHttpText.class}, configurationPid = AcmeConfig.PID)
@Designate(ocd = AcmeConfig.class)
public final class AcmeSource implements CertificateSource, PlainHttpText {

    private static final Logger logger = LoggerFactory.getLogger(AcmeSource.class);
    /** Timers may be late after a host has slept: looked at at least so often. */
    private static final Duration LONGEST_SLEEP = Duration.ofHours(6);

    private final Threads threads;
    private final Clock clock;
    private final AcmeFiles files;
    private final String caFile;
    private final Duration stepLimit;
    private final Map<String, String> texts = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private Wanted wanted;
    private @Nullable Issued issued;
    private @Nullable String lastError;
    private @Nullable Instant next;
    private @Nullable Timer timer;
    private int failures;
    private boolean ordering;
    private boolean closed;

    @Activate
    public AcmeSource(BundleContext context, AcmeConfig config, @Reference Threads threads) {
        this(Path.of(Optional.ofNullable(context.getProperty("rostrum.data")).orElse("data")).resolve("keys").resolve("acme"),
                config.caFile(), Duration.ofSeconds(config.stepTimeoutSeconds()), threads, Clock.systemUTC());
    }

    AcmeSource(Path folder, String caFile, Duration stepLimit, Threads threads, Clock clock) {
        this.files = new AcmeFiles(folder);
        this.caFile = caFile;
        this.stepLimit = stepLimit;
        this.threads = threads;
        this.clock = clock;
        wanted = files.wanted();
        issued = files.issued().orElse(null);
        plan();
    }

    @Override
    public synchronized Status status() {
        boolean off = wanted.directoryUrl().isEmpty() || wanted.domains().isEmpty();
        String state = ordering ? "ordering" : lastError != null ? "failed" : issued != null ? "valid" : off ? "off" : "ready";
        return new Status(wanted, state, lastError, next);
    }

    @Override
    public synchronized void configure(Wanted asked) {
        WantedCheck.check(asked);
        refuseWhileOrdering();
        files.write(asked);
        wanted = asked;
        lastError = null;
    }

    @Override
    public synchronized void order() {
        refuseWhileOrdering();
        if (wanted.directoryUrl().isEmpty() || wanted.domains().isEmpty()) {
            throw new RostrumException(AcmeError.NOT_CONFIGURED, "Set directory and names first.");
        }
        if (!wanted.termsAgreed()) {
            throw new RostrumException(AcmeError.TERMS_NOT_AGREED, "Agree to the terms of the authority first.", "terms_agreed");
        }
        begin();
    }

    private void refuseWhileOrdering() {
        if (ordering) {
            throw new RostrumException(AcmeError.ORDERING, "An order is under way.");
        }
    }

    private void begin() {
        ordering = true;
        Wanted now = wanted;
        try {
            threads.io().execute(() -> carryOut(now));
        } catch (RejectedExecutionException e) {
            ordering = false;
            throw e;
        }
    }

    private void carryOut(Wanted now) {
        try {
            KeyPair key = AcmeFiles.newKey();
            var chain = new AcmeOrder(Authority.trusting(caFile), stepLimit, texts).certificate(now, files.account(), key);
            files.write(key, chain);
            done(new Issued(key.getPrivate(), chain));
        } catch (AcmeException | IOException | RuntimeException e) {
            failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failed(e);
        }
    }

    private void done(Issued fresh) {
        synchronized (this) {
            issued = fresh;
            lastError = null;
            failures = 0;
            ordering = false;
            plan();
        }
        logger.info("obtained a certificate for {}, valid until {}", fresh.chain().get(0).getSubjectX500Principal(),
                fresh.chain().get(0).getNotAfter().toInstant());
        listeners.forEach(Runnable::run);
    }

    private synchronized void failed(Exception why) {
        lastError = sentence(why);
        failures++;
        ordering = false;
        logger.warn("no certificate was obtained: {}", lastError);
        logger.debug("why", why);
        plan();
    }

    private static String sentence(Exception why) {
        Throwable cause = why.getCause();
        if (why instanceof AcmeNetworkException && cause != null) {
            return "The authority could not be reached: " + cause.getMessage() + ".";
        }
        if (why instanceof AcmeException && why.getMessage() != null) {
            return why.getMessage();
        }
        return "No certificate could be obtained: " + why + ".";
    }

    /** Renews by itself only what it has once obtained: the first order is an administrator's decision. */
    private synchronized void plan() {
        Issued have = issued;
        if (timer != null) {
            timer.cancel();
        }
        if (closed || have == null) {
            next = null;
            return;
        }
        Instant due = Renewal.due(have.chain().get(0));
        Instant now = clock.instant();
        // Never at once: a wrong clock would make an endless row of orders
        Instant again = now.plus(Renewal.pause(failures));
        next = again.isBefore(due) ? due : again;
        sleep();
    }

    private void sleep() {
        Instant until = next;
        if (until == null) {
            return;
        }
        Duration left = Duration.between(clock.instant(), until);
        Duration sleep = left.compareTo(LONGEST_SLEEP) > 0 ? LONGEST_SLEEP : left.isNegative() ? Duration.ZERO : left;
        timer = threads.scheduler().schedule(sleep, this::woken);
    }

    private synchronized void woken() {
        Instant until = next;
        if (closed || ordering || until == null) {
            return;
        }
        if (clock.instant().isBefore(until)) {
            sleep();
        } else {
            try {
                begin();
            } catch (RejectedExecutionException e) {
                failures++;
                plan();
            }
        }
    }

    @Override
    public synchronized Optional<Issued> issued() {
        return Optional.ofNullable(issued);
    }

    @Override
    public AutoCloseable onIssued(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public Optional<String> at(String path) {
        return Optional.ofNullable(texts.get(path));
    }

    @Deactivate
    synchronized void close() {
        closed = true;
        if (timer != null) {
            timer.cancel();
        }
    }
}
