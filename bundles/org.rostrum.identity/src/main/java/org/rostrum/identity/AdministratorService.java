// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** The built-in administrator realm (00/R-10), an OSGi service. Thread-safe, blocks. */
@ProviderType
public interface AdministratorService {

    Identity.Administrator create(String login, String password, Set<AdminRole> roles, String by);

    /** Checks a password; braked like every sign-in. Empty: wrong or unknown, which look the same. */
    Optional<Identity.Administrator> verify(String login, String password);

    void setPassword(String login, String password, String by);

    List<Identity.Administrator> list();
}
