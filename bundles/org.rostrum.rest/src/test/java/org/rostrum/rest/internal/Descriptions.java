// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The API description of a set of resource classes, for the test that keeps the committed file true. */
public final class Descriptions {

    private Descriptions() {}

    public static String of(List<Class<?>> resources) {
        ApiDescription description = new ApiDescription(ApiMapper.create());
        description.describe(resources);
        return new String(description.json(), StandardCharsets.UTF_8);
    }
}
