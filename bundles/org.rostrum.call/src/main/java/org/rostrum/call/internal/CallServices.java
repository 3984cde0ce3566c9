// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import java.time.Clock;
import java.util.Optional;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.thread.Threads;
import org.rostrum.call.CallHistory;
import org.rostrum.conference.QuickSessions;
import org.rostrum.identity.AccountService;
import org.rostrum.identity.contact.BlockListService;
import org.rostrum.identity.contact.CallTargets;
import org.rostrum.identity.group.GroupService;
import org.rostrum.identity.group.RightsService;
import org.rostrum.licence.Licence;
import org.rostrum.settings.SiteSettings;

/** What calls need from outside. */
record CallServices(
        Threads threads, Clock clock, CallJournal journal, CallHistory history, QuickSessions sessions, SessionLooks directory,
        AccountService accounts, CallTargets targets, BlockListService blocks, GroupService groups, RightsService rights, Licence licence,
        SiteSettings settings, DevicesSeen devices, Notices notices, CallTeller teller, CallFigures figures) {

    /** Devices that are connected now. */
    interface DevicesSeen {
        /** Whether somebody has one here. */
        boolean has(AccountKey account);

        /** Numeric address of the client on this connection; empty if it is not there. */
        Optional<String> address(AccountKey account, String device);
    }
}
