// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings.internal;

import java.util.Optional;
import org.rostrum.settings.SecretBox;
import org.rostrum.settings.Setting;

/** Seals and opens values of secret settings; others pass as they are. Stateless. */
record Seals(SecretBox box) {

    private static String purpose(Setting<?> setting) {
        return "setting:" + setting.name();
    }

    String seal(Setting<?> setting, String text) {
        return setting.secret() ? box.seal(purpose(setting), text) : text;
    }

    /** Empty if it cannot be opened. A plain secret is one of before, which is sealed soon. */
    Optional<String> open(Setting<?> setting, String stored) {
        return setting.secret() && box.isSealed(stored) ? box.open(purpose(setting), stored) : Optional.of(stored);
    }

    /** The stored text sealed anew, if it is plain or an older key sealed it. */
    Optional<String> renewed(Setting<?> setting, String stored) {
        boolean good = !setting.secret() || box.isSealed(stored) && !box.isOutdated(stored);
        return good ? Optional.empty() : open(setting, stored).map(text -> seal(setting, text));
    }
}
