// SPDX-License-Identifier: Apache-2.0
package org.rostrum.web.home.internal;

import jakarta.servlet.Servlet;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.rostrum.web.ApplicationServlet;

/**
 * Guest page, sign-in, set-up, what applications ask users (80/UGP-1, 61/AO-8), and what makes the pages installable. As default servlet it also answers every address that nobody else serves, with a
 * designed "not found".
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("rostrum-web-home")
@HttpWhiteboardServletPattern("/")
public final class HomeServlet extends ApplicationServlet {

    private static final long serialVersionUID = 1L;
    /** Of the installed application and its service worker, whose address is what it is responsible for: the whole server. */
    private static final Set<String> FILES = Set.of("/service-worker.js", "/manifest.webmanifest", "/icons/icon.svg", "/icons/icon-180.png",
            "/icons/icon-192.png", "/icons/icon-512.png", "/icons/maskable-512.png", "/icons/badge-96.png");

    private static final Set<String> PAGES = Set.of("/", "/sign-in", "/setup", "/connection-test", "/oauth2/authorize");

    public HomeServlet() {
        super(PAGES::contains, FILES);
    }
}
