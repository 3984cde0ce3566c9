// SPDX-License-Identifier: Apache-2.0
package org.rostrum.web.internal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.rostrum.edge.PanelPage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files of the panel pages that extensions bring: {@code /panel/extensions/<id>/<path>}. A segment that begins with a tilde stands for
 * the version and is left out: a module and what it imports have new addresses after an upgrade. Asked for anew each time, answered
 * with 304 where nothing changed. An address without a file is a route of the panel and answered by it.
 * Thread-safe.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("rostrum-extension-pages")
@HttpWhiteboardServletPattern("/panel/extensions/*")
public final class ExtensionPages extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger logger = LoggerFactory.getLogger(ExtensionPages.class);
    private static final Pattern ADDRESS = Pattern.compile("/([a-z][a-z0-9-]{0,62})(?:/~[A-Za-z0-9._-]{1,80})?"
            + "/((?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*\\.[a-z0-9]{1,12})");
    /** What the panel shows at this address, with the page inside it. */
    private static final Pattern ROUTE = Pattern.compile("/[^.]*");
    private static final String PANEL = "/panel/";
    private static final int LONGEST_ADDRESS = 512;
    private static final int LARGEST_FILE_BYTES = 8 << 20;
    /** For whoever opens a file by itself. */
    private static final String NOTHING_RUNS = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";

    private final transient Map<String, PanelPage> pages = new ConcurrentHashMap<>();

    @Activate
    public ExtensionPages() {}

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addPage(PanelPage page) {
        if (pages.putIfAbsent(page.id(), page) != null) {
            logger.warn("panel page {} is there already; another one is ignored", page.id());
        }
    }

    void removePage(PanelPage page) {
        pages.remove(page.id(), page);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        serve(request, response, true);
    }

    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        serve(request, response, false);
    }

    private void serve(HttpServletRequest request, HttpServletResponse response, boolean withBody) throws IOException, ServletException {
        RequestDispatcher panel = isRoute(request.getPathInfo()) ? request.getRequestDispatcher(PANEL) : null;
        if (panel != null) {
            panel.forward(request, response);
            return;
        }
        PageHeaders.safety(response);
        response.setHeader("Content-Security-Policy", NOTHING_RUNS);
        Optional<Asset> file = find(request.getPathInfo());
        if (file.isEmpty()) {
            PageHeaders.neverCached(response);
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("Cache-Control", "no-cache");
        file.get().send(request, response, HttpServletResponse.SC_OK, withBody);
    }

    private static boolean isRoute(@Nullable String address) {
        return address == null || ROUTE.matcher(address).matches();
    }

    private Optional<Asset> find(@Nullable String address) throws IOException {
        if (address == null || address.length() > LONGEST_ADDRESS) {
            return Optional.empty();
        }
        Matcher parts = ADDRESS.matcher(address);
        PanelPage page = parts.matches() ? pages.get(parts.group(1)) : null;
        String type = page == null ? null : ContentTypes.of(address);
        return type == null ? Optional.empty() : read(page, parts.group(2)).map(bytes -> new Asset(type, bytes, null, null));
    }

    private static Optional<byte[]> read(PanelPage page, String path) throws IOException {
        try (InputStream in = page.file(path)) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] bytes = in.readNBytes(LARGEST_FILE_BYTES + 1);
            if (bytes.length > LARGEST_FILE_BYTES) {
                logger.warn("file {} of panel page {} is larger than {} bytes and is not served", path, page.id(), LARGEST_FILE_BYTES);
                return Optional.empty();
            }
            return Optional.of(bytes);
        }
    }
}
