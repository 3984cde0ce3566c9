// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** The availability check of existing programs inside TLS (61/AO-18, 61/SV-3); without TLS {@link PlainHttpAnswer} gives the same text. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("vsstatus")
@HttpWhiteboardServletPattern("/vsstatus")
public final class VsStatus extends HttpServlet {

    /** What existing programs compare with the versions they know (61/SV-2). */
    static final String COMPATIBLE_VERSION = "5.5.6.0";

    private static final long serialVersionUID = 1L;

    private final String text;

    @Activate
    public VsStatus(BundleContext context) {
        text = text(context.getBundle());
    }

    static String text(Bundle bundle) {
        var version = bundle.getVersion();
        return "Rostrum " + version.getMajor() + "." + version.getMinor() + "." + version.getMicro() + " " + COMPATIBLE_VERSION;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().println(text);
    }
}
