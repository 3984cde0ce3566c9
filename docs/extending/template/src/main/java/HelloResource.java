package @ID@;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.rostrum.edge.RestResource;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;

/** REST: {@code GET /api/v4/@WORD@}. */
@Component(service = HelloResource.class)
@RestResource
@Path("@WORD@")
@Produces(MediaType.APPLICATION_JSON)
public final class HelloResource {

    public record HelloBody(String greeting) {}

    @Activate
    public HelloResource() {}

    @GET
    @Needs(Need.SIGNED_IN)
    @Operation(operationId = "get@CLASS@", summary = "Greets whoever asks.")
    public HelloBody get@CLASS@(@Context Caller caller) {
        return new HelloBody(greeting(caller.identity().displayName()));
    }

    static String greeting(String name) {
        return "Hello, " + name + "!";
    }
}
