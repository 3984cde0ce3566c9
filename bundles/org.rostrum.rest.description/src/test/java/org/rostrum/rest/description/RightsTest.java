// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rostrum.identity.group.Right;
import org.rostrum.identity.group.RightsTable;
import org.rostrum.rest.Needs;
import org.rostrum.rest.internal.ResourceClasses;
import org.rostrum.rest.internal.RightsMatrix;

/** An operation without a row in {@code docs/api/rights} fails the build, whatever its bundle tests itself. */
class RightsTest {

    @Test
    void everyOperationHasARowAndEveryRowAnOperation() {
        RightsMatrix.assertComplete(RightsMatrix.rows(), ResourceClasses.operations(Core.resources()));
    }

    /**
     * 30/RGT-7, 30/RGT-9, 30/UX-12: what needs one of the twelve rights of users has its rows in {@code docs/rights/matrix.csv}, and each
     * row an operation that needs it; the guard asks for it before the body is read.
     */
    @Test
    void operationsThatNeedARightAreThoseOfTheMatrix() {
        Set<String> table = RightsTable.entries().stream()
                .filter(entry -> entry.operation().contains(" /"))
                .map(entry -> entry.right() + " " + entry.operation()).collect(Collectors.toSet());
        Set<String> asked = new HashSet<>();
        for (ResourceClasses.Operation operation : ResourceClasses.operations(Core.resources())) {
            for (Right right : operation.java().getAnnotation(Needs.class).right()) {
                asked.add(right + " " + operation.method() + " " + operation.path());
            }
        }
        assertThat(asked).containsExactlyInAnyOrderElementsOf(table);
    }
}
