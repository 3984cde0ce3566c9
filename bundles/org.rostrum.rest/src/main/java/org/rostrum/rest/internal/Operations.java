// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.internal;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import jakarta.ws.rs.Produces;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rostrum.rest.ErrorBody;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.OwnRefusals;
import org.rostrum.rest.Refuses;
import org.rostrum.rest.RequiredFields;

/** Completes the operations of an OpenAPI document: statuses, reasons, who may call. Pure. */
final class Operations {

    private static final String JSON = "application/json";
    private static final String OCTETS = "application/octet-stream";

    private final Map<String, Method> methods;

    /** @param methods by operation id */
    Operations(Map<String, Method> methods) {
        this.methods = Map.copyOf(methods);
    }

    void complete(OpenAPI api) {
        for (Method method : methods.values()) {
            ModelConverters.getInstance().resolveAsResolvedSchema(new AnnotatedType(refusalBody(method))).referencedSchemas
                    .forEach(api.getComponents()::addSchemas);
        }
        api.getPaths().values().forEach(path -> path.readOperations().forEach(this::complete));
    }

    private void complete(Operation operation) {
        Method method = methods.get(operation.getOperationId());
        if (method == null) {
            throw new IllegalStateException("operation " + operation.getOperationId() + " has no method with @Needs of that name");
        }
        if (operation.getRequestBody() != null) {
            operation.getRequestBody().required(true);
            // a file stays what it is
            if (!operation.getRequestBody().getContent().containsKey(OCTETS)) {
                Schema<?> schema = operation.getRequestBody().getContent().values().iterator().next().getSchema();
                operation.getRequestBody().setContent(content(withRequired(schema, method)));
            }
        }
        operation.setResponses(responses(operation, method));
        permissions(operation, method.getAnnotation(Needs.class));
        if (method.getAnnotation(Needs.class).value() != Need.NOBODY) {
            operation.setSecurity(List.of(
                    new SecurityRequirement().addList("cookie"), new SecurityRequirement().addList("bearer")));
        }
    }

    /** 60/OP-1: each method documents the set it needs. */
    private static void permissions(Operation operation, Needs needs) {
        List<String> names = List.of(needs.permissions());
        if (needs.value() == Need.NOBODY || needs.value() == Need.ANYBODY) {
            return;
        }
        operation.addExtension("x-need", needs.value().name().toLowerCase(Locale.ROOT));
        operation.addExtension("x-permissions", names);
        String text = names.isEmpty() ? "Closed to applications."
                : names.contains(Needs.ANY_APPLICATION) ? "Open to every application."
                : "Applications need: " + String.join(", ", names) + ".";
        operation.setDescription(operation.getDescription() == null ? text : operation.getDescription() + "\n\n" + text);
    }

    /** OpenAPI 3.0 ignores what stands beside a reference, so that one goes into {@code allOf}. */
    private static Schema<?> withRequired(Schema<?> schema, Method method) {
        for (Parameter parameter : method.getParameters()) {
            RequiredFields fields = parameter.getAnnotation(RequiredFields.class);
            if (fields != null) {
                Schema<?> wrapped = new Schema<>();
                wrapped.addAllOfItem(schema);
                wrapped.setRequired(List.of(fields.value()));
                return wrapped;
            }
        }
        return schema;
    }

    private static ApiResponses responses(Operation operation, Method method) {
        ApiResponses responses = new ApiResponses();
        if (method.getReturnType() == void.class) {
            responses.addApiResponse("204", new ApiResponse().description("Done."));
        } else {
            responses.addApiResponse("200", new ApiResponse().description("Done.").content(answer(method)));
        }
        Content refusal = content(new Schema<>().$ref(refusalBody(method).getSimpleName()));
        reasons(operation, method).forEach((status, words) ->
                responses.addApiResponse(status, new ApiResponse().description(String.join(", ", words)).content(refusal)));
        return responses;
    }

    /** A record is an object of the description; everything else is a file of the type that the operation names. */
    private static Content answer(Method method) {
        if (method.getReturnType().isRecord()) {
            return content(new Schema<>().$ref(method.getReturnType().getSimpleName()));
        }
        Produces produces = method.getAnnotation(Produces.class);
        String type = produces == null ? "application/octet-stream" : produces.value()[0];
        return new Content().addMediaType(type, new MediaType().schema(new Schema<>().type("string").format("binary")));
    }

    private static Class<?> refusalBody(Method method) {
        if (!OwnRefusals.class.isAssignableFrom(method.getDeclaringClass())) {
            return ErrorBody.class;
        }
        return Arrays.stream(method.getDeclaringClass().getMethods())
                .filter(own -> own.getName().equals("refusal") && !own.isBridge())
                .map(Method::getReturnType)
                .findFirst().orElseThrow();
    }

    private static Content content(Schema<?> schema) {
        return new Content().addMediaType(JSON, new MediaType().schema(schema));
    }

    private static Map<String, TreeSet<String>> reasons(Operation operation, Method method) {
        Map<String, TreeSet<String>> reasons = new TreeMap<>();
        Needs needs = method.getAnnotation(Needs.class);
        add(reasons, "500 internal");
        if (!needs.beforeSetup()) {
            add(reasons, "409 setupRequired");
        }
        if (needs.value() != Need.NOBODY && needs.value() != Need.ANYBODY) {
            add(reasons, "401 unauthorized");
            add(reasons, "403 forbidden");
        }
        if (needs.value() == Need.SIGNED_IN || needs.value() == Need.AUDITOR || needs.value() == Need.ADMINISTRATOR) {
            add(reasons, "403 addressNotAllowed");
        }
        if (needs.value() != Need.NOBODY) {
            add(reasons, "503 storeUnavailable");
        }
        if (needs.right().length > 0) {
            add(reasons, "403 rightMissing");
        }
        if (!method.isAnnotationPresent(jakarta.ws.rs.GET.class)) {
            add(reasons, "403 csrf");
        }
        if (operation.getRequestBody() != null) {
            add(reasons, "400 malformed");
            add(reasons, "400 invalidValue");
            add(reasons, "413 tooLarge");
        }
        Refuses refuses = method.getAnnotation(Refuses.class);
        for (String line : refuses == null ? new String[0] : refuses.value()) {
            add(reasons, line);
        }
        return reasons;
    }

    private static void add(Map<String, TreeSet<String>> reasons, String line) {
        String[] parts = line.split(" ", 2);
        reasons.computeIfAbsent(parts[0], status -> new TreeSet<>()).add(parts[1]);
    }
}
