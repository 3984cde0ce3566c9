// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import java.util.concurrent.ExecutorService;
import org.rostrum.base.time.Ticker;
import org.rostrum.proto.dtls.DtlsConfig;

/**
 * What workers and transports of one media plane have in common.
 *
 * @param dtls       our certificate and profiles
 * @param handshakes pool for DTLS
 */
record Shared(Ticker ticker, Registry registry, Workers workers, DtlsConfig dtls, ExecutorService handshakes) {}
