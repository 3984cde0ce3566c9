// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import org.rostrum.media.net.TransportHandler;
import org.rostrum.media.net.TransportHandler.CloseReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The boundary to the owner of a transport: a handler that fails takes neither the worker nor other transports with it. Its first
 * failure is logged in full, further ones are not, since there may be thousands a second. Confined to the worker.
 */
final class GuardedHandler implements TransportHandler {

    private static final Logger logger = LoggerFactory.getLogger(GuardedHandler.class);

    private final String label;
    private final TransportHandler handler;
    private boolean failed;

    GuardedHandler(String label, TransportHandler handler) {
        this.label = label;
        this.handler = handler;
    }

    @Override
    public void connected(long nowNs) {
        try {
            handler.connected(nowNs);
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    @Override
    public void packet(byte[] buffer, int offset, int length, long nowNs) {
        try {
            handler.packet(buffer, offset, length, nowNs);
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    @Override
    public void batchEnd(long nowNs) {
        try {
            handler.batchEnd(nowNs);
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    @Override
    public void closed(CloseReason reason) {
        try {
            handler.closed(reason);
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void failed(RuntimeException cause) {
        if (!failed) {
            failed = true;
            logger.error("the handler of {} failed; further failures of it are not logged", label, cause);
        }
    }
}
