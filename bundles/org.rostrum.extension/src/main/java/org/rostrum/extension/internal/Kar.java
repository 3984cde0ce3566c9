// SPDX-License-Identifier: Apache-2.0
package org.rostrum.extension.internal;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a KAR file says about itself. Immutable.
 *
 * @param id             header {@code Rostrum-Extension}: the name of the feature to install
 * @param title          header {@code Rostrum-Title}; the ID if there is none
 * @param licenceFeature header {@code Rostrum-Licence-Feature}; null if there is none
 * @param sha256         of the file, hexadecimal
 * @param descriptors    feature files, unpacked
 */
record Kar(String id, String title, @Nullable String licenceFeature, String sha256, List<Path> descriptors) {

    Kar {
        descriptors = List.copyOf(descriptors);
    }
}
