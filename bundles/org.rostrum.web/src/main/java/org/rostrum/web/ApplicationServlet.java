// SPDX-License-Identifier: Apache-2.0
package org.rostrum.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;
import org.rostrum.web.internal.Asset;
import org.rostrum.web.internal.Assets;
import org.rostrum.web.internal.PageHeaders;

/**
 * Serves one application from the folder {@code /web} of its bundle: {@code /assets/**} are files whose names carry a hash of
 * their content (cached for ever), some may have fixed addresses (always asked for anew), everything else is its {@code index.html}. Only GET and HEAD; no listings; files are served
 * in the compressed form that the build made. Extend it, name its patterns and register it on the HTTP whiteboard. Thread-safe.
 */
@ConsumerType
public abstract class ApplicationServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String INDEX = "/index.html";
    private static final String ASSETS = "/assets/";

    private final transient Assets assets;
    private final transient PageRule pages;
    private final transient Set<String> files;

    /**
     * @param pages which addresses exist; those under {@code /assets/} never come here
     */
    protected ApplicationServlet(PageRule pages) {
        this(pages, Set.of());
    }

    /**
     * @param pages which addresses exist; neither those under {@code /assets/} nor the files come here
     * @param files addresses of files in the folder {@code /web} whose names never change
     */
    protected ApplicationServlet(PageRule pages, Set<String> files) {
        this.assets = new Assets(getClass());
        this.pages = pages;
        this.files = Set.copyOf(files);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        serve(request, response, true);
    }

    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) throws IOException {
        serve(request, response, false);
    }

    private void serve(HttpServletRequest request, HttpServletResponse response, boolean withBody) throws IOException {
        String path = path(request);
        PageHeaders.safety(response);
        if (path.startsWith(ASSETS)) {
            PageHeaders.cachedForEver(response);
            serveFile(path, request, response, withBody);
        } else if (files.contains(path)) {
            PageHeaders.fixedName(response);
            serveFile(path, request, response, withBody);
        } else {
            servePage(path, request, response, withBody);
        }
    }

    private void serveFile(String path, HttpServletRequest request, HttpServletResponse response, boolean withBody) throws IOException {
        Optional<Asset> asset = assets.find(path);
        if (asset.isEmpty()) {
            PageHeaders.neverCached(response);
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        asset.get().send(request, response, HttpServletResponse.SC_OK, withBody);
    }

    private void servePage(String path, HttpServletRequest request, HttpServletResponse response, boolean withBody) throws IOException {
        PageHeaders.page(response);
        Optional<Asset> index = assets.find(INDEX);
        if (index.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        int status = pages.exists(path) ? HttpServletResponse.SC_OK : HttpServletResponse.SC_NOT_FOUND;
        index.get().send(request, response, status, withBody);
    }

    /** Decoded by the container; servlet path and rest together, whatever pattern matched. */
    private static String path(HttpServletRequest request) {
        String rest = request.getPathInfo();
        String path = request.getServletPath() + (rest == null ? "" : rest);
        return path.isEmpty() ? "/" : path;
    }
}
