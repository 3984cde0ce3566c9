// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.internal;

import java.io.IOException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.RostrumException;
import org.rostrum.licence.LicenceError;
import org.rostrum.licence.file.LicenceFile;
import org.rostrum.licence.file.LicenceFileException;
import org.rostrum.licence.file.LicenceTerms;
import org.rostrum.licence.file.RegistrationKey;
import org.rostrum.licence.file.RequestFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the licence of the server: checks files, stores what was accepted, brings it back at the start. What is refused
 * changes neither disk nor memory. Not thread-safe: the caller serialises.
 */
final class LicenceKeeper {

    private static final Logger logger = LoggerFactory.getLogger(LicenceKeeper.class);

    private final StateFile file;
    private final TrustedIssuers issuers;
    private final String host;
    private final int majorVersion;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private StoredState state;
    private @Nullable LicenceError damage;

    LicenceKeeper(StateFile file, TrustedIssuers issuers, String host, int majorVersion, Clock clock) {
        this.file = file;
        this.issuers = issuers;
        this.host = host;
        this.majorVersion = majorVersion;
        this.clock = clock;
        this.state = StoredState.fresh(RegistrationKey.randomServerId(random));
    }

    /** Reads what was kept; a server that starts for the first time gets its ID. */
    void load() {
        try {
            Optional<StoredState> kept = file.read();
            if (kept.isPresent()) {
                state = kept.get();
            } else {
                file.write(state);
            }
        } catch (IOException e) {
            // No silent return to the built-in edition: the administrator decides (00/R-5)
            logger.error("what was kept about the licence cannot be read; install it anew or return to the built-in edition", e);
            damage = LicenceError.FILE_MALFORMED;
        }
    }

    StoredState state() {
        return state;
    }

    /** What the kept licence is worth here and now. */
    Holding holding(boolean required) {
        Instant now = clock.instant();
        String text = state.licence();
        if (damage != null) {
            return Holding.broken(null, damage, now);
        }
        if (text == null) {
            return Holding.nothingInstalled(required, now);
        }
        try {
            LicenceTerms terms = terms(text);
            Optional<LicenceError> problem = facts(state.serverId(), state.keyDigest()).mismatch(terms);
            problem.ifPresent(error -> logger.error("the installed licence {} does not hold here: {}", terms.number(), error.code()));
            return problem.map(error -> Holding.broken(terms, error, now)).orElseGet(() -> Holding.of(terms, now));
        } catch (LicenceFileException e) {
            logger.error("the installed licence does not hold: {} ({})", e.getMessage(), e.error().code());
            return Holding.broken(null, e.error(), now);
        }
    }

    /** @return terms of the licence that is kept from now on */
    LicenceTerms install(String text, @Nullable String typedKey) {
        try {
            LicenceTerms terms = terms(text);
            StoredState next = accepted(text, terms, typedKey);
            refuseUnless(facts(next.serverId(), next.keyDigest()).refusal(terms, clock.instant()));
            store(next);
            return terms;
        } catch (LicenceFileException e) {
            throw new RostrumException(e.error(), e.getMessage(), "file", e);
        }
    }

    private LicenceTerms terms(String text) throws LicenceFileException {
        LicenceFile licence = LicenceFile.read(text);
        PublicKey issuer = issuers.find(licence.issuerKey()).orElseThrow(() -> new LicenceFileException(
                LicenceError.FILE_ISSUER, "The issuer of this licence is not among those that this server trusts."));
        return licence.terms(issuer);
    }

    /** The state with this licence: an answer brings server ID and key of its request, a key those of its own. */
    private StoredState accepted(String text, LicenceTerms terms, @Nullable String typedKey) throws LicenceFileException {
        StoredState.Pending pending = state.pending();
        String serverId = state.serverId();
        String digest = state.keyDigest();
        String request = terms.requestId();
        if (typedKey != null && !typedKey.isBlank()) {
            RegistrationKey key = RegistrationKey.of(typedKey);
            serverId = key.serverId();
            digest = key.digest();
        } else if (request != null && pending != null && pending.id().equals(request)) {
            serverId = pending.serverId();
            digest = pending.keyDigest();
        }
        boolean answersKept = pending == null && Objects.equals(request, state.answered());
        if (request != null && !answersKept && (pending == null || !pending.id().equals(request))) {
            throw new LicenceFileException(LicenceError.FILE_REQUEST, "This licence answers an older request, or none of this server.");
        }
        return new StoredState(
                serverId, digest, text, clock.instant(), request == null ? state.answered() : request,
                request == null ? pending : null, null);
    }

    private static void refuseUnless(Optional<LicenceError> refusal) throws LicenceFileException {
        if (refusal.isPresent()) {
            throw new LicenceFileException(refusal.get(), switch (refusal.get()) {
                case FILE_VERSION -> "This licence is for another major version of the server.";
                case FILE_SERVER -> "This licence is for another server ID.";
                case FILE_KEY -> "This licence is for another registration key.";
                case FILE_HOST -> "This licence is bound to another host.";
                case FILE_NOT_YET -> "This licence is not valid yet; check the date of the server.";
                case FILE_EXPIRED -> "This licence has expired; check the date of the server.";
                default -> "This licence is not for this server.";
            });
        }
    }

    /** @return the request file, which is the one that counts from now on */
    RequestFile request(@Nullable String typedKey, String serverName) {
        try {
            RegistrationKey key = typedKey == null || typedKey.isBlank() ? null : RegistrationKey.of(typedKey);
            byte[] id = new byte[16];
            random.nextBytes(id);
            RequestFile request = new RequestFile(
                    HexFormat.of().formatHex(id),
                    key == null ? state.serverId() : key.serverId(),
                    key == null ? state.keyDigest() : key.digest(),
                    serverName,
                    host,
                    majorVersion,
                    clock.instant());
            store(state.withRequest(
                    new StoredState.Pending(request.id(), request.serverId(), request.keyDigest(), request.createdAt())));
            return request;
        } catch (LicenceFileException e) {
            throw new RostrumException(e.error(), e.getMessage(), "key", e);
        }
    }

    void remove() {
        store(state.withoutLicence());
    }

    void warned(int days) {
        store(state.withWarning(days));
    }

    private ServerFacts facts(String serverId, @Nullable String keyDigest) {
        return new ServerFacts(serverId, keyDigest, host, majorVersion);
    }

    private void store(StoredState next) {
        try {
            file.write(next);
        } catch (IOException e) {
            throw new RostrumException(LicenceError.NOT_STORED, "The server's disk refused the licence; nothing was changed.", null, e);
        }
        state = next;
        damage = null;
    }
}
