// SPDX-License-Identifier: Apache-2.0
package org.rostrum.web;

import org.osgi.annotation.versioning.ConsumerType;

/** Which addresses of an application are pages. The application's one HTML file answers both; the status differs. */
@ConsumerType
@FunctionalInterface
public interface PageRule {

    /** Whether {@code path} (decoded, begins with a slash) is a page that exists: 200, else 404. May block; must not throw. */
    boolean exists(String path);
}
