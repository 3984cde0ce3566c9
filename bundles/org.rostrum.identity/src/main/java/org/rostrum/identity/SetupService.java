// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * First set-up (00/R-10, 10/INS-7): a one-time code, shown by the console and the log of the start, opens it once. OSGi
 * service, thread-safe, blocks.
 */
@ProviderType
public interface SetupService {

    /** True until a first administrator exists. Never blocks after the first call. */
    boolean required();

    /** The current one-time code, for the console only; made anew at each start; throws if not {@link #required()}. */
    String code();

    /**
     * Tells whether somebody has typed the code rightly, before he types the rest. Costs as much as {@link #complete}: both count for
     * one brake.
     *
     * @throws org.rostrum.base.error.RostrumException {@link IdentityError#SETUP_DONE}, {@link IdentityError#SETUP_CODE_WRONG} (braked)
     */
    void checkCode(String code, String address);

    /**
     * Makes server name, first administrator and first accounts in one transaction; the code is used up.
     *
     * @throws org.rostrum.base.error.RostrumException {@link IdentityError#SETUP_DONE}, {@link IdentityError#SETUP_CODE_WRONG}
     *     (braked), or what is wrong with a field
     */
    void complete(String code, Request request, String address);

    /** As {@link #complete} without a code, for shell and environment; refused once set-up is done. */
    void completeLocally(Request request);

    /**
     * What set-up makes.
     *
     * @param allowAddress whether administration is allowed from the address that set-up comes from, if it is not yet
     */
    record Request(
            String serverName, String adminLogin, String adminPassword, List<AccountService.NewAccount> accounts, boolean allowAddress) {
        public Request {
            accounts = List.copyOf(accounts);
        }

        /** One that leaves the addresses of administration as they are. */
        public Request(String serverName, String adminLogin, String adminPassword, List<AccountService.NewAccount> accounts) {
            this(serverName, adminLogin, adminPassword, accounts, false);
        }

        @Override
        public String toString() {
            return "Request[" + serverName + ", " + adminLogin + "]";
        }
    }
}
