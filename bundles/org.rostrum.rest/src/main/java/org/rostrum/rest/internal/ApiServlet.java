// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.identity.AdministratorAccess;
import org.rostrum.identity.SetupService;
import org.rostrum.identity.SignInService;
import org.rostrum.identity.group.RightsService;
import org.rostrum.rest.ErrorBody;
import org.rostrum.rest.RestError;
import org.rostrum.settings.SiteSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The way into the API: trace id, headers that every answer has, bounds, address, then the engine. Whatever happens, the
 * answer has the body of contract 61 section 5. Thread-safe.
 */
class ApiServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger logger = LoggerFactory.getLogger(ApiServlet.class);
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final int TRACE_BYTES = 16;
    /** Largest file of a form or a picture, with what surrounds it. */
    static final long MAX_FILE_BYTES = (10 << 20) + 65_536;


    private final transient SecureRandom random = new SecureRandom();
    private final transient ObjectMapper mapper = ApiMapper.create();
    private final transient List<Object> providers;
    private final transient ApiDescription description;
    private final transient Scheduler scheduler;
    private final transient Object swap = new Object();
    private transient List<Object> resources = List.of();
    private transient volatile @Nullable Engine engine;

    ApiServlet(
            SignInService signIns, SetupService setup, AdministratorAccess access, RightsService rights, SiteSettings settings,
            Scheduler scheduler) {
        this.scheduler = scheduler;
        this.description = new ApiDescription(mapper);
        SecurityFilter security = new SecurityFilter(new Guard(signIns, setup, access, rights, new WebAddress(settings)));
        this.providers =
                List.of(security, new ErrorMapper(), new JsonReader(mapper), new UploadReader(), new JsonWriter(mapper), new Parameters());
    }

    @Override
    public void init() throws ServletException {
        synchronized (swap) {
            engine = new Engine(getServletConfig(), providers, scheduler);
            rebuild();
        }
    }

    /** Replaces the resources of others, asked for under the lock of the swap; the API's own description is always there. */
    void serve(Supplier<List<Object>> others) throws ServletException {
        synchronized (swap) {
            resources = List.copyOf(others.get());
            rebuild();
        }
    }

    private void rebuild() throws ServletException {
        Engine serving = engine;
        if (serving != null) {
            List<Object> all = new ArrayList<>(resources);
            all.add(new OpenApiResource(description));
            description.describe(all.stream().map(Object::getClass).toList());
            serving.use(all);
        }
    }

    @Override
    public void destroy() {
        synchronized (swap) {
            Engine last = engine;
            engine = null;
            if (last != null) {
                last.close();
            }
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long begin = System.nanoTime();
        String traceId = traceId();
        MDC.put("trace", traceId);
        try {
            headers(response);
            answer(request, response, traceId);
        } catch (RostrumException e) {
            refuse(request, response, Errors.body(e, Set.of(), traceId));
        } catch (ServletException | RuntimeException e) {
            if (response.isCommitted()) {
                logger.debug("an answer broke off, trace {}", traceId, e);
            } else {
                logger.error("request failed, trace {}", traceId, e);
            }
            refuse(request, response, Errors.body(e, Set.of(), traceId));
        } finally {
            logger.debug("{} {} from {}: {} in {} ms", request.getMethod(), request.getRequestURI(), request.getRemoteAddr(),
                    response.getStatus(), (System.nanoTime() - begin) / 1_000_000);
            MDC.remove("trace");
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, String traceId)
            throws ServletException, IOException {
        Engine serving = engine;
        if (ReadablePage.serve(request, response)) {
            return;
        }
        Optional<String> path = Route.of(request.getRequestURI().substring(request.getContextPath().length()));
        if (path.isEmpty() || serving == null) {
            throw new RostrumException(RestError.ROUTE_NOT_FOUND, "There is nothing at this address.");
        }
        if (!METHODS.contains(request.getMethod())) {
            refuse(request, response, Errors.methodNotAllowed(traceId));
            return;
        }
        ApiRequest asked = new ApiRequest(request, traceId, path.get(), Query.of(request.getQueryString()));
        long largest = isFile(request) ? MAX_FILE_BYTES : JsonReader.MAX_BYTES;
        if (request.getContentLengthLong() > largest && !UploadReader.mayBeUpload(asked.sentContentType())) {
            throw JsonReader.tooLarge(request.getInputStream());
        }
        serving.service(asked, response);
    }

    /** Operations that take files bound what they read of them by themselves. */
    private static boolean isFile(HttpServletRequest request) {
        String type = request.getContentType() == null ? "" : request.getContentType().toLowerCase(Locale.ROOT);
        return type.startsWith("multipart/form-data") || type.startsWith("image/");
    }

    private String traceId() {
        byte[] bytes = new byte[TRACE_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void headers(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, ErrorBody body) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.setStatus(body.error().code());
        if (body.error().code() == 413) {
            // what is left of the body would be taken for the next request
            response.setHeader("Connection", "close");
        }
        if (body.error().code() == 405) {
            response.setHeader("Allow", String.join(", ", METHODS.stream().sorted().toList()));
        }
        response.setContentType("application/json");
        byte[] bytes = mapper.writeValueAsBytes(body);
        response.setContentLength(bytes.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(bytes);
        }
    }
}
