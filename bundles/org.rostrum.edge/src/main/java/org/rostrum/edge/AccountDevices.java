// SPDX-License-Identifier: Apache-2.0
package org.rostrum.edge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.id.AccountKey;

/**
 * The signalling connections of signed-in accounts, seat or not, an OSGi service: what rings, what is told of presence. One person has
 * several (10/CMP-4, 00/R-20). Thread-safe, never blocks.
 */
@ProviderType
public interface AccountDevices {

    /** Devices of an account that hold a signalling socket now, after its hello was answered; a snapshot, maybe empty. */
    List<SignalConnection> of(AccountKey account);

    /** Sends an event to each device of the account; nobody hears it if there is none. */
    void tell(AccountKey account, String type, JsonNode body);
}
