// SPDX-License-Identifier: Apache-2.0
package org.rostrum.web.admin.internal;

import jakarta.servlet.Servlet;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.rostrum.web.ApplicationServlet;

/** Administration (10/A CPC); which of its addresses are pages is the application's business. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("rostrum-web-admin")
@HttpWhiteboardServletPattern({"/panel/*", "/assets/admin/*"})
public final class AdminServlet extends ApplicationServlet {

    private static final long serialVersionUID = 1L;

    public AdminServlet() {
        super(path -> true);
    }
}
