// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.conference.JoinRequest;

/** Join requests as they come from clients. */
final class JoinRequests {

    private static final Pattern APP_INSTANCE = Pattern.compile("[0-9a-fA-F]{32}");
    private static final int LONGEST_ADDRESS = 64;
    private static final int LONGEST_USER_AGENT = 512;

    private JoinRequests() {}

    /**
     * The request with everything bounded that goes into the journal.
     *
     * @throws RostrumException a name or app instance that cannot be
     */
    static JoinRequest checked(JoinRequest request) {
        if (!APP_INSTANCE.matcher(request.appInstance()).matches()) {
            throw new RostrumException(CommonError.INVALID_VALUE, "An app instance has 32 hex digits.", "app_instance");
        }
        return new JoinRequest(
                request.conference(), request.identity(), name(request), request.pin(), request.method(), request.appInstance(),
                bounded(request.address(), LONGEST_ADDRESS), bounded(request.userAgent(), LONGEST_USER_AGENT),
                request.microphone(), request.camera());
    }

    /** 80/UCP-5: a guest without a good name is refused; accounts have one. */
    private static @Nullable String name(JoinRequest request) {
        String name = request.displayName();
        if (name == null && Person.of(request.identity()).kind() != Person.Kind.GUEST) {
            return null;
        }
        return Names.clean(name == null ? request.identity().displayName() : name).orElseThrow(() -> new RostrumException(
                CommonError.INVALID_VALUE, "A name has 1 to 240 characters and no control characters.", "display_name"));
    }

    private static String bounded(String text, int longest) {
        StringBuilder clean = new StringBuilder();
        text.codePoints().filter(c -> !Character.isISOControl(c)).limit(longest / 2).forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
