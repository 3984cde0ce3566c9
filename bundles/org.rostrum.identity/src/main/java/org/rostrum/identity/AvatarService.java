// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.id.AccountKey;

/** Pictures of accounts, an OSGi service. Thread-safe, blocks. */
@ProviderType
public interface AvatarService {

    /** Most bytes that a picture may arrive with. */
    int MAX_BYTES = 10 << 20;

    /** The picture, a PNG of at most 512×512; empty if there is none. */
    Optional<byte[]> find(AccountKey account);

    /**
     * Takes a PNG or JPEG, decodes it and keeps it anew as PNG of at most 512×512, so that nothing of the file but its
     * picture stays.
     *
     * @throws org.rostrum.base.error.RostrumException {@link IdentityError#AVATAR_INVALID} for what is no such picture or has
     *     more than 25 million pixels, {@link org.rostrum.base.error.CommonError#TOO_LARGE}, {@link IdentityError#USER_NOT_FOUND}
     */
    void set(AccountKey account, byte[] image, String by);

    /** Removes the picture; idempotent. */
    void remove(AccountKey account, String by);
}
