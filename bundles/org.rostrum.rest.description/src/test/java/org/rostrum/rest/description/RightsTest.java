// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.description;

import org.junit.jupiter.api.Test;
import org.rostrum.rest.internal.ResourceClasses;
import org.rostrum.rest.internal.RightsMatrix;

/** An operation without a row in {@code docs/api/rights} fails the build, whatever its bundle tests itself. */
class RightsTest {

    @Test
    void everyOperationHasARowAndEveryRowAnOperation() {
        RightsMatrix.assertComplete(RightsMatrix.rows(), ResourceClasses.operations(Core.resources()));
    }
}
