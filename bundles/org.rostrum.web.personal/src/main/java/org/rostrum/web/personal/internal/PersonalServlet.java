// SPDX-License-Identifier: Apache-2.0
package org.rostrum.web.personal.internal;

import jakarta.servlet.Servlet;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.rostrum.web.ApplicationServlet;

/** Personal area (80/UPA-1); which of its addresses are pages is the application's business. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("rostrum-web-personal")
@HttpWhiteboardServletPattern({"/me/*", "/assets/personal/*"})
public final class PersonalServlet extends ApplicationServlet {

    private static final long serialVersionUID = 1L;

    public PersonalServlet() {
        super(path -> true);
    }
}
