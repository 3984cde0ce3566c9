// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file that comes as the body of a request: raw as {@code application/octet-stream}, or as the first file of
 * {@code multipart/form-data}. An operation takes it as its parameter and bounds what it reads: the usual limit of bodies does not
 * hold for it. Confined to the thread of the request; the engine closes the stream.
 *
 * @param content  its bytes; empty if nothing was sent
 * @param fileName as the sender calls it, not to be trusted; null if it was not told
 */
public record Upload(InputStream content, @Nullable String fileName) {}
