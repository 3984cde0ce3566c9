// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.util.Base64;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.RostrumException;
import org.rostrum.settings.SecretBox;
import org.rostrum.settings.SettingError;

/** Secrets of second factors as they are stored: sealed for their owner, so that nobody moves one to another row. Thread-safe. */
@Component(service = SealedSecrets.class)
public final class SealedSecrets {

    private final SecretBox box;

    @Activate
    public SealedSecrets(@Reference SecretBox box) {
        this.box = box;
    }

    String seal(byte[] secret, String owner) {
        return box.seal(purpose(owner), Base64.getEncoder().encodeToString(secret));
    }

    /** @throws RostrumException with {@code secretKeyUnavailable} if the key file is missing or another one */
    byte[] open(String sealed, String owner) {
        return box.open(purpose(owner), sealed).map(Base64.getDecoder()::decode).orElseThrow(() -> new RostrumException(
                SettingError.SECRET_KEY_UNAVAILABLE, "the second factor cannot be checked: its key file is missing or another one"));
    }

    private static String purpose(String owner) {
        return "administrator.second-factor:" + owner;
    }
}
