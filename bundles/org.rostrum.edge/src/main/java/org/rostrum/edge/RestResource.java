// SPDX-License-Identifier: Apache-2.0
package org.rostrum.edge;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Marks a Declarative Services component with Jakarta REST annotations as part of {@code /api}: {@code rostrum.rest.resource=true}. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface RestResource {

    String PREFIX_ = "rostrum.rest.";

    boolean resource() default true;
}
