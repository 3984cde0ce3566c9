// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.contact.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.ProfileField;
import org.rostrum.identity.VisibleFields.Viewer;
import org.rostrum.identity.VisibleFields;
import org.rostrum.identity.contact.AddressBookService;
import org.rostrum.identity.contact.CallTarget;
import org.rostrum.identity.contact.CallTargets;
import org.rostrum.identity.contact.Contact;
import org.rostrum.identity.presence.Presence;
import org.rostrum.identity.presence.PresenceService;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Check;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Paging;
import org.rostrum.rest.Refuses;

/** Looking for somebody to call or to add: people of this server, and what a typed call string stands for (30/GAB-6, ALS-1). */
@Component(service = MyPeopleResource.class)
@RestResource
@Path("me/people")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "contacts")
public final class MyPeopleResource {

    private static final int MOST = 50;

    /** What a typed text stands for. */
    @Schema(description = "What the text stands for as a call string, aliases replaced.")
    record TargetDto(
            @Schema(description = "What is stored and called.") String id,
            @Schema(description = "Name for people.") String displayName,
            @Schema(allowableValues = {"person", "group_call", "conference", "foreign"}) String kind,
            @Schema(description = "Why it cannot be called now, a code; null: it can.") @Nullable String refusal) {}

    /** What was found. */
    record PeopleBody(
            @Schema(description = "Null: the text is no call string that names somebody.") @Nullable TargetDto target,
            List<ContactDto> people) {}

    private final AddressBookService books;
    private final CallTargets targets;
    private final PresenceService presence;
    private final VisibleFields visible;

    @Activate
    public MyPeopleResource(@Reference AddressBookService books, @Reference CallTargets targets,
            @Reference PresenceService presence, @Reference VisibleFields visible) {
        this.books = books;
        this.targets = targets;
        this.presence = presence;
        this.visible = visible;
    }

    @GET
    @Needs(Need.USER)
    @Operation(summary = "Finds active users of this server, and what the text stands for as a call string.")
    @Refuses({"400 required", "400 invalidValue"})
    public PeopleBody findPeople(
            @Parameter(description = "Text in login, names, e-mail or company, as far as the caller is shown these; or a call string.", required = true)
                    @QueryParam("search") @Nullable String search,
            @Parameter(description = "1 to 50, 20 if absent.") @QueryParam("page_size") @Nullable Integer size,
            @Context Caller caller) {
        new Check().required("search", search).done();
        String text = String.valueOf(search).strip();
        Paging paging = Paging.of(1, size == null ? 20 : size);
        Set<ProfileField> seen = visible.seenBy(Viewer.COLLEAGUE);
        List<Contact> found =
                books.people(caller.user().key(), text, Math.min(paging.size(), MOST)).stream().map(ContactDto::person).toList();
        Map<AccountKey, Presence> states = presence.seenBy(caller.user().key(), ContactDto.accounts(found));
        return new PeopleBody(target(text, seen), ContactDto.all(found, states, seen, caller).toList());
    }

    private @Nullable TargetDto target(String text, Set<ProfileField> seen) {
        try {
            return dto(targets.find(text, "search"), seen);
        } catch (RostrumException e) {
            if (e.error() == CommonError.STORE_UNAVAILABLE) {
                throw e;
            }
            return null;
        }
    }

    private static TargetDto dto(CallTarget target, Set<ProfileField> seen) {
        String id = target.call().text();
        if (target instanceof CallTarget.Person person) {
            // an alias must not tell the login behind it
            String shown = seen.contains(ProfileField.ID) ? id : person.account().idFor(seen).login();
            return new TargetDto(shown, person.account().displayName(), "person", person.account().active() ? null : "accountInactive");
        }
        if (target instanceof CallTarget.GroupCall group) {
            return new TargetDto(id, group.group().name(), "group_call", null);
        }
        if (target instanceof CallTarget.Conference) {
            return new TargetDto(id, id, "conference", null);
        }
        CallTarget.Foreign foreign = (CallTarget.Foreign) target;
        return new TargetDto(id, id, "foreign", foreign.refusal() == null ? null : foreign.refusal().code());
    }
}
