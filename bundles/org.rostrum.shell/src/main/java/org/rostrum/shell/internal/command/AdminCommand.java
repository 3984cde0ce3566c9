// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.rostrum.identity.AdministratorService;

/** A command about administrators. */
abstract class AdminCommand extends RostrumCommand {

    @Reference
    @SuppressWarnings("NullAway.Init") // Karaf sets it
    AdministratorService administrators;
}
