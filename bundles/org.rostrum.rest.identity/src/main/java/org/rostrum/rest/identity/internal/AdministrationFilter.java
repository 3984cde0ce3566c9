// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;
import org.rostrum.identity.AdministratorAccess;

/** The panel's pages answer only where administration is allowed (20/SEC-7, 10/ACC-5). Thread-safe. */
@Component(service = Filter.class)
@HttpWhiteboardFilterPattern({"/panel", "/panel/*"})
public final class AdministrationFilter implements Filter {

    private final AdministratorAccess access;

    @Activate
    public AdministrationFilter(@Reference AdministratorAccess access) {
        this.access = access;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
        if (access.admits(request.getRemoteAddr())) {
            chain.doFilter(request, response);
        } else if (response instanceof HttpServletResponse refused) {
            refused.setStatus(HttpServletResponse.SC_FORBIDDEN);
            refused.setContentType("text/plain; charset=utf-8");
            refused.setHeader("Cache-Control", "no-store");
            refused.setHeader("X-Content-Type-Options", "nosniff");
            refused.getWriter().println("addressNotAllowed: administration is not allowed from your address " + request.getRemoteAddr());
        }
    }
}
