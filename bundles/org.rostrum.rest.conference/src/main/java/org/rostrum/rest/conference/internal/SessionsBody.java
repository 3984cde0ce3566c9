// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Part of a list of sessions. */
record SessionsBody(@Schema(description = "How many there are on all pages.") int cnt, List<SessionDto> list) {}
