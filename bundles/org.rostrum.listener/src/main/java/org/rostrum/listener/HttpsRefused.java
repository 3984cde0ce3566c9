// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener;

import java.util.List;
import java.util.stream.Collectors;

/** Refused because of one or more problems; nothing was changed or stored. */
public final class HttpsRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<HttpsProblem> problems;

    /** @param problems at least one */
    public HttpsRefused(List<HttpsProblem> problems) {
        super(problems.stream().map(p -> p.error().code()).collect(Collectors.joining(", ")));
        this.problems = List.copyOf(problems);
    }

    /** With one problem. */
    public HttpsRefused(HttpsError error, String message, String location) {
        this(List.of(new HttpsProblem(error, message, location)));
    }

    /** What is wrong, at least one. */
    public List<HttpsProblem> problems() {
        return problems;
    }
}
