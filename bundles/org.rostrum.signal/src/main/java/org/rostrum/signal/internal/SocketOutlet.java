// SPDX-License-Identifier: Apache-2.0
package org.rostrum.signal.internal;

import java.util.ArrayDeque;
import java.util.Queue;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/**
 * Sends one message at a time to a Jetty socket from a queue bounded in messages and characters; a client that lets it
 * overflow is disconnected, since its view of the session would be wrong anyway. Thread-safe.
 */
final class SocketOutlet implements Outlet {

    static final int MAX_MESSAGES = 2_000;
    static final int MAX_CHARACTERS = 4 << 20;

    private final Session session;
    private final Runnable onSlow;
    private final Queue<String> queue = new ArrayDeque<>();
    private int characters;
    private boolean sending;
    private boolean ended;
    private @Nullable CloseCode closing;

    SocketOutlet(Session session, Runnable onSlow) {
        this.session = session;
        this.onSlow = onSlow;
    }

    @Override
    public void send(String text) {
        boolean overflow = false;
        synchronized (this) {
            if (ended || closing != null) {
                return;
            }
            if (queue.size() >= MAX_MESSAGES || characters + text.length() > MAX_CHARACTERS) {
                overflow = true;
                ended = true;
                queue.clear();
            } else {
                queue.add(text);
                characters += text.length();
                if (sending) {
                    return;
                }
                sending = true;
            }
        }
        if (overflow) {
            onSlow.run();
            session.close(CloseCode.SLOW.code(), CloseCode.SLOW.reason(), Callback.NOOP);
            session.disconnect();
        } else {
            next();
        }
    }

    @Override
    public void close(CloseCode code) {
        synchronized (this) {
            if (ended || closing != null) {
                return;
            }
            closing = code;
            if (sending) {
                return;
            }
        }
        next();
    }

    private void next() {
        String text;
        CloseCode code = null;
        synchronized (this) {
            text = queue.poll();
            if (text == null) {
                sending = false;
                if (closing == null || ended) {
                    return;
                }
                ended = true;
                code = closing;
            } else {
                characters -= text.length();
            }
        }
        if (code != null) {
            session.close(code.code(), code.reason(), Callback.NOOP);
        } else {
            session.sendText(text, Callback.from(this::next, failure -> failed()));
        }
    }

    private synchronized void failed() {
        ended = true;
        queue.clear();
    }
}
