// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rostrum.audit.ChangeLog;
import org.rostrum.audit.ConfigChange.Field;
import org.rostrum.audit.ObjectChanges;
import org.rostrum.identity.Administrator;
import org.rostrum.identity.ProfileField;
import org.rostrum.identity.contact.AliasService.Alias;
import org.rostrum.identity.contact.GroupCallService.GroupCall;
import org.rostrum.identity.group.Group;
import org.rostrum.identity.group.Right;

/** What the change log is told of each kind of thing of this bundle; names of fields as on the wire. */
final class Changes {

    private Changes() {}

    static ObjectChanges<Administrator> administrators(ChangeLog log, Clock clock) {
        Map<String, Function<? super Administrator, @Nullable Object>> fields = new LinkedHashMap<>();
        fields.put("display_name", Administrator::displayName);
        fields.put("roles", admin -> words(admin.roles(), role -> role.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        fields.put("active", Administrator::active);
        fields.put("second_factor", Administrator::secondFactor);
        return new ObjectChanges<>(log, clock, "administrator", Administrator::login, fields);
    }

    static ObjectChanges<Group> groups(ChangeLog log, Clock clock) {
        Map<String, Function<? super Group, @Nullable Object>> fields = new LinkedHashMap<>();
        fields.put("display_name", Group::name);
        fields.put("rights", group -> words(group.rights(), Right::word));
        fields.put("inbound_limit_kbps", group -> group.limits().inboundKbps());
        fields.put("outbound_limit_kbps", group -> group.limits().outboundKbps());
        return new ObjectChanges<>(log, clock, "group", Group::name, fields);
    }

    /** @param target what an alias stands for, without what is secret in it */
    static ObjectChanges<Alias> aliases(ChangeLog log, Clock clock, UnaryOperator<String> target) {
        return new ObjectChanges<>(log, clock, "alias", Alias::name, Map.of("call_id", alias -> target.apply(alias.target())));
    }

    static ObjectChanges<GroupCall> groupCalls(ChangeLog log, Clock clock) {
        Map<String, Function<? super GroupCall, @Nullable Object>> fields = new LinkedHashMap<>();
        fields.put("group_call", GroupCall::enabled);
        fields.put("call_id", GroupCall::number);
        return new ObjectChanges<>(log, clock, "group", GroupCall::groupName, fields);
    }

    /** What changed in the book of a group or an account; nothing where both are the same. @param before null: it was not there */
    static List<Field> book(@Nullable String before, @Nullable String after) {
        return Objects.equals(before, after) ? List.of() : List.of(new Field("address_book", before, after));
    }

    /**
     * An account at one moment.
     *
     * @param id     account ID
     * @param groups names of its groups, by their order
     */
    record AccountState(String id, AccountEntity.Texts texts, boolean active, String groups) {}

    static ObjectChanges<AccountState> accounts(ChangeLog log, Clock clock) {
        Map<String, Function<? super AccountState, @Nullable Object>> fields = new LinkedHashMap<>();
        fields.put("display_name", state -> state.texts().displayName());
        fields.put(ProfileField.EMAIL.word(), state -> state.texts().email());
        ProfileField.ofPerson().forEach(field -> fields.put(field.word(), state -> state.texts().profile().get(field)));
        fields.put("is_active", AccountState::active);
        fields.put("groups", AccountState::groups);
        return new ObjectChanges<>(log, clock, "user", AccountState::id, fields);
    }

    private static <T extends Comparable<? super T>> String words(Collection<T> values, Function<T, String> word) {
        return values.stream().sorted().map(word).collect(Collectors.joining(","));
    }
}
