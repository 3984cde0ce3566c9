// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rostrum.identity.RefusingSignIn;
import org.rostrum.rest.internal.TestApi;

/** Tells tokens of {@link RealPeople} and of the usual fake. */
final class BothIdentities extends RefusingSignIn {

    private @Nullable RealPeople people;
    private @Nullable TestApi api;

    /** An API over both; {@code people} closes apart. */
    TestApi start() {
        TestApi started = new TestApi(this);
        api = started;
        people = new RealPeople(started.settings);
        return started;
    }

    RealPeople people() {
        return Objects.requireNonNull(people);
    }

    @Override
    public Optional<Session> authenticate(String token) {
        Optional<Session> fake = Objects.requireNonNull(api).identity.authenticate(token);
        return fake.isPresent() ? fake : people().signIn.authenticate(token);
    }
}
