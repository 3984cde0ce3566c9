// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Whiteboard service of an area or extension whose operations need permissions of their own (60/OP-6). When it goes, they
 * leave the list; applications that have them keep them for its return.
 */
@ConsumerType
public interface PermissionSource {

    /** Names of the form {@code resource[.sub-resource]:read} or {@code :write}, with what each allows, in English. Constant. */
    Map<String, String> permissions();
}
