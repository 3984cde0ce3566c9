// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.RostrumException;
import org.rostrum.listener.HttpsChange;
import org.rostrum.listener.HttpsError;
import org.rostrum.listener.HttpsMode;
import org.rostrum.listener.HttpsRefused;
import org.rostrum.listener.internal.tls.Certificates.Choice;
import org.rostrum.listener.internal.tls.Certificates;
import org.rostrum.listener.internal.tls.KeyAndChain;
import org.rostrum.listener.internal.tls.ShownCertificate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out changes of the settings (20/TLS-13, TLS-14): the new port opens beside the old one, certificate and versions are loaded,
 * and only when the port has answered the settings are stored and the old port is closed. Otherwise everything is as it was; what is
 * on disk has never changed, so a crash in between leads back, too. One change at a time. Thread-safe.
 */
final class HttpsChanges {

    /** After this a change without an answer is taken back (20 §13). */
    static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);
    /** A change that works does so at once; who waits longer asks again. */
    private static final Duration CALLER_WAITS = Duration.ofSeconds(5);

    private static final Logger logger = LoggerFactory.getLogger(HttpsChanges.class);

    /** Opens a port beside the present one; refuses with {@link HttpsRefused} if it cannot be had. */
    @FunctionalInterface
    interface HttpsPort {
        PortSwap beside(int number);
    }

    private final Certificates certificates;
    private final ShownCertificate shown;
    private final HttpsPort port;
    private final AnswerProbe probe;
    private final Patience patience;
    private final SettingsFile file;
    private final HttpsEvents events;
    private final Notice notice;
    private final Executor executor;
    private final AtomicBoolean changing = new AtomicBoolean();
    private volatile ListenerSettings now;
    private @Nullable ListenerSettings pending;
    private volatile HttpsMode mode;
    private int reachable;

    HttpsChanges(ListenerSettings first, Certificates certificates, ShownCertificate shown, HttpsMode mode, HttpsPort port, AnswerProbe probe,
            Patience patience, SettingsFile file, HttpsEvents events, Notice notice, Executor executor) {
        this.now = first;
        this.certificates = certificates;
        this.shown = shown;
        this.mode = mode;
        this.port = port;
        this.probe = probe;
        this.patience = patience;
        this.file = file;
        this.events = events;
        this.notice = notice;
        this.executor = executor;
    }

    /** Asked for each request: waits for nobody. */
    ListenerSettings now() {
        return now;
    }

    /** Whose certificate is shown. Waits for nobody. */
    HttpsMode shown() {
        return mode;
    }

    KeyAndChain present() {
        return shown.now();
    }

    boolean isChanging() {
        return changing.get();
    }

    /** The port that is open now: 443 of the settings may mean 8443. */
    synchronized void reachableAt(int number) {
        reachable = number;
    }

    /** Certificates have changed: shows the one that counts. */
    synchronized void refresh() {
        Choice choice = certificates.choose(now.mode());
        mode = choice.mode();
        if (!choice.certificate().certificate().equals(shown.now().certificate())) {
            shown.show(choice.certificate(), now.tlsVersions());
        }
    }

    /** Whether these settings come from here, on their way through the file. */
    synchronized boolean knows(ListenerSettings settings) {
        return settings.equals(now) || settings.equals(pending);
    }

    /** The file has been edited by hand; ports are the caller's. */
    synchronized void edited(ListenerSettings settings) {
        now = settings;
        Choice choice = certificates.choose(settings.mode());
        mode = choice.mode();
        shown.show(choice.certificate(), settings.tlsVersions());
    }

    /**
     * Returns when it is done, or after some seconds while it goes on.
     *
     * @param change has passed {@link HttpsCheck}
     * @throws RostrumException {@link HttpsError#CHANGING}, {@link HttpsError#NO_ANSWER}, {@link HttpsError#NOT_STORED}
     */
    void apply(HttpsChange change, String by) {
        if (!changing.compareAndSet(false, true)) {
            throw new RostrumException(HttpsError.CHANGING, "Another change of these settings is being carried out.");
        }
        CompletableFuture<Void> work;
        try {
            work = CompletableFuture.runAsync(() -> carryOut(change, by), executor).whenComplete((done, failure) -> changing.set(false));
        } catch (RuntimeException e) {
            changing.set(false);
            throw e;
        }
        try {
            work.get(CALLER_WAITS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            logger.info("the listener has not answered yet with its new settings");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException refusal ? refusal : new CompletionException(e.getCause());
        }
    }

    private void carryOut(HttpsChange change, String by) {
        ListenerSettings before = now();
        ListenerSettings wanted = merged(before, change);
        Choice choice = certificates.choose(wanted.mode());
        KeyAndChain old = shown.now();
        Integer asked = change.httpsPort();
        @Nullable PortSwap swap = asked == null || asked == at() ? null : port.beside(asked);
        int number = swap == null ? at() : swap.number();
        try {
            shown.show(choice.certificate(), wanted.tlsVersions());
            if (number != 0 && !patience.until(() -> probe.answers(number, choice.certificate().certificate(), wanted.tlsVersions()), ANSWER_WITHIN)) {
                throw new RostrumException(HttpsError.NO_ANSWER, "The server did not answer with these settings; the previous ones are back.");
            }
            pending(wanted);
            file.write(wanted);
        } catch (IOException | RuntimeException e) {
            shown.show(old, before.tlsVersions());
            if (swap != null) {
                swap.abort();
            }
            pending(null);
            tellBack(wanted, before, by, e);
            throw e instanceof RostrumException refusal ? refusal : notStored(e);
        }
        done(wanted, choice, swap);
        notice.clear();
        if (!wanted.equals(before)) {
            events.settings(before, wanted, by);
        }
    }

    private synchronized void pending(@Nullable ListenerSettings settings) {
        pending = settings;
    }

    private synchronized int at() {
        return reachable;
    }

    private synchronized void done(ListenerSettings wanted, Choice choice, @Nullable PortSwap swap) {
        now = wanted;
        pending = null;
        mode = choice.mode();
        if (swap != null) {
            reachable = swap.number();
            swap.commit();
        }
    }

    private void tellBack(ListenerSettings wanted, ListenerSettings before, String by, Exception why) {
        boolean silent = why instanceof RostrumException refusal && refusal.error() == HttpsError.NO_ANSWER;
        notice.leave("The change of the HTTPS settings by " + by + " was taken back: "
                + (silent ? "the server did not answer with them within " + ANSWER_WITHIN.toSeconds() + " s." : "they could not be stored."));
        events.rolledBack(wanted, before, by);
    }

    private static RostrumException notStored(Exception e) {
        logger.error("the settings of the listener could not be changed", e);
        return new RostrumException(HttpsError.NOT_STORED, "The settings could not be stored; the previous ones are back.", null, e);
    }

    private static ListenerSettings merged(ListenerSettings before, HttpsChange change) {
        var versions = change.tlsVersions();
        HttpsMode mode = change.mode();
        Integer port = change.httpsPort();
        Boolean hsts = change.hsts();
        return new ListenerSettings(
                mode == null ? before.mode() : mode,
                versions == null ? before.tlsVersions() : ListenerSettings.VERSIONS.stream().filter(versions::contains).toList(),
                port == null ? before.httpsPort() : port,
                hsts == null ? before.hsts() : String.valueOf(hsts));
    }
}
