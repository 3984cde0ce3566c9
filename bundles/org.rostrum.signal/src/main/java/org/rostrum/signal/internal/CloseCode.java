// SPDX-License-Identifier: Apache-2.0
package org.rostrum.signal.internal;

/** WebSocket close codes of this socket; 4000 to 4999 are ours (RFC 6455 section 7.4.2). The reason is the word. */
enum CloseCode {
    GOING_AWAY(1001, "going_away"),
    PROTOCOL(4400, "protocol_error"),
    UNAUTHORIZED(4401, "unauthorized"),
    /** 30/PRF-4: clients tell why. */
    ACCOUNT_INACTIVE(4401, "account_inactive"),
    ACCOUNT_DELETED(4401, "account_deleted"),
    /** 30/PRF-3: an administrator signed the account out everywhere. */
    ACCOUNT_DISCONNECTED(4401, "account_disconnected"),
    HELLO_TIMEOUT(4408, "hello_timeout"),
    OVERRUN(4429, "too_many_messages"),
    SLOW(4503, "slow_reader");

    private final int code;
    private final String reason;

    CloseCode(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    int code() {
        return code;
    }

    String reason() {
        return reason;
    }
}
