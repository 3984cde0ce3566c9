// SPDX-License-Identifier: Apache-2.0
package org.rostrum.acme.internal;

import java.io.IOException;
import java.net.URI;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.rostrum.edge.CertificateSource.Wanted;
import org.shredzone.acme4j.Account;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Problem;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Http01Challenge;
import org.shredzone.acme4j.exception.AcmeException;

/** One order from account to certificate, with http-01 (RFC 8555 sections 7.4 and 8.3). Blocks for minutes at worst. */
final class AcmeOrder {

    private static final String PATH = "/.well-known/acme-challenge/";

    private final Authority authority;
    private final Duration stepLimit;
    private final Map<String, String> texts;

    /**
     * @param texts what the listener tells the authority, by path: written and cleaned up here; safe for threads
     */
    AcmeOrder(Authority authority, Duration stepLimit, Map<String, String> texts) {
        this.authority = authority;
        this.stepLimit = stepLimit;
        this.texts = texts;
    }

    /**
     * The certificate with its signers.
     *
     * @throws AcmeException what the authority said
     */
    List<X509Certificate> certificate(Wanted wanted, KeyPair accountKey, KeyPair key) throws AcmeException, InterruptedException, IOException {
        Session session = new Session(URI.create(wanted.directoryUrl()), authority);
        session.networkSettings().setTimeout(Duration.ofSeconds(30));
        AccountBuilder builder = new AccountBuilder().useKeyPair(accountKey).agreeToTermsOfService();
        if (!wanted.email().isEmpty()) {
            builder.addEmail(wanted.email());
        }
        Account account = builder.create(session);
        Order order = account.newOrder().domains(wanted.domains()).create();
        try {
            for (Authorization authorization : order.getAuthorizations()) {
                authorize(authorization);
            }
            require(order.waitUntilReady(stepLimit) == Status.READY, "the order did not get ready", order);
            order.execute(key);
            require(order.waitForCompletion(stepLimit) == Status.VALID, "no certificate was issued", order);
            return order.getCertificate().getCertificateChain();
        } finally {
            texts.clear();
        }
    }

    private void authorize(Authorization authorization) throws AcmeException, InterruptedException {
        if (authorization.getStatus() == Status.VALID) {
            return;
        }
        String name = authorization.getIdentifier().getValue();
        Http01Challenge challenge = authorization.findChallenge(Http01Challenge.class)
                .orElseThrow(() -> new AcmeException("The authority offers no check over HTTP for " + name + "."));
        texts.put(PATH + challenge.getToken(), challenge.getAuthorization());
        challenge.trigger();
        if (challenge.waitForCompletion(stepLimit) != Status.VALID) {
            throw new AcmeException("The authority could not check " + name + ": "
                    + challenge.getError().flatMap(Problem::getDetail).orElse("no answer in time") + ".");
        }
    }

    private static void require(boolean condition, String otherwise, Order order) throws AcmeException {
        if (!condition) {
            throw new AcmeException("The authority: " + order.getError().flatMap(Problem::getDetail).orElse(otherwise) + ".");
        }
    }
}
