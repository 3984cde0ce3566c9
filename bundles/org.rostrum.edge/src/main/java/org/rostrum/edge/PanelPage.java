// SPDX-License-Identifier: Apache-2.0
package org.rostrum.edge;

import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Whiteboard service: a page of an extension in the panel. Its files are served below {@code /panel/extensions/<id>/}; the
 * panel imports {@code index.js}, an ES module with {@code export function mount(element, host)} that draws into the element
 * and returns a function that cleans up. What {@code host} offers: {@code docs/extending/panel-pages.md}.
 */
@ConsumerType
public interface PanelPage {

    /** Unique, {@code [a-z][a-z0-9-]{0,62}}; constant. */
    String id();

    /** Titles for the menu by language tag; {@code en} must be there. Constant. */
    Map<String, String> titles();

    /** Whether security administrators see it too; what they may do there is decided by the API behind it. */
    default boolean forSecurityAdministrators() {
        return false;
    }

    /**
     * A file of the page, by its path below the page's address, e.g. {@code index.js}. The caller closes the stream. Null:
     * there is none.
     */
    @Nullable InputStream file(String path);
}
