// SPDX-License-Identifier: Apache-2.0
/**
 * What a REST resource needs besides Jakarta REST: who calls ({@link org.rostrum.rest.Caller}, injected with
 * {@code @Context}), what an operation needs ({@link org.rostrum.rest.Needs}) and may refuse
 * ({@link org.rostrum.rest.Refuses}), paging, checks of request fields. A resource is a Declarative Services component
 * marked {@code org.rostrum.edge.RestResource} whose paths are relative to {@code /api/v4}; its bodies are records in
 * camelCase, written in snake_case; refusals are {@link org.rostrum.base.error.RostrumException}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.rostrum.rest;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
