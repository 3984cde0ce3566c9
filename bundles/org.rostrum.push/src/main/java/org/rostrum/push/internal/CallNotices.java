// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.call.CallNotice;
import org.rostrum.push.PushNotice;
import org.rostrum.push.PushNotice.Kind;
import org.rostrum.push.PushNotice.Target;
import org.rostrum.push.PushService;

/**
 * Tells devices that sleep who calls, and takes the call away again when it rings no more (55/PSH-10, NTF-8). Addresses are those of the
 * call page and of the operation that rejects. Thread-safe.
 */
@Component(service = CallNotice.class)
public final class CallNotices implements CallNotice {

    private final PushService push;

    @Activate
    public CallNotices(@Reference PushService push) {
        this.push = push;
    }

    @Override
    public boolean ringing(Ring ring) {
        Kind kind = ring.title() == null ? Kind.CALL : Kind.CONFERENCE_CALL;
        String page = "/call/" + ring.id();
        push.notify(ring.account(), notice(kind, ring, "", new Target(page, page + "?accept", "/api/v4/me/calls/" + ring.id() + "/reject")));
        return push.reaches(ring.account());
    }

    @Override
    public void over(Ring ring, Outcome outcome) {
        Kind kind = switch (outcome) {
            case ACCEPTED -> Kind.CALL_ANSWERED;
            case REJECTED, ELSEWHERE -> Kind.CALL_ENDED;
            case MISSED -> Kind.CALL_MISSED;
        };
        // missed calls of one caller are one notification; the account makes it nothing that could be guessed
        String group = kind == Kind.CALL_MISSED ? "missed\n" + ring.account().value() + "\n" + ring.caller() : "";
        push.notify(ring.account(), notice(kind, ring, group, Target.page("/me/calls")));
    }

    private static PushNotice notice(Kind kind, Ring ring, String group, Target target) {
        return new PushNotice(kind, "call-" + ring.id(), ring.callerName(), ring.title() == null ? "" : ring.title(), ring.at(), group, target);
    }
}
