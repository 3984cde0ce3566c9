// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The settings of one area, a whiteboard service: whoever publishes it gets them into panel, API, console, documentation and
 * the site file. Settings may be moved between groups, their names stay.
 */
@ConsumerType
public interface SettingGroup {

    /** Stable word, lower case: {@code conference}. Groups of the same ID are shown as one. */
    String id();

    /** A few words in English. */
    String title();

    /** In the order of the page. */
    List<Setting<?>> settings();
}
