// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rostrum.identity.group.Bandwidth;
import org.rostrum.identity.group.Group;
import org.rostrum.identity.group.GroupKind;
import org.rostrum.identity.group.Right;

/** A group; predefined ones have numbers below zero. Source: 30 §7. */
@Entity(name = "PeopleGroup")
@Table(name = "identity_group")
class GroupEntity {

    @Id
    @Column(name = "group_number")
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "identity_group_seq")
    @SequenceGenerator(name = "identity_group_seq", sequenceName = "identity_group_seq", allocationSize = 1)
    private long number;

    private String kind;
    private String name;

    @Column(name = "name_key")
    private String nameKey;

    private String rights;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "inbound_kbps")
    private @Nullable Integer inboundKbps;

    @Column(name = "outbound_kbps")
    private @Nullable Integer outboundKbps;

    protected GroupEntity() {}

    GroupEntity(String name, Set<Right> rights, Instant createdAt) {
        this.kind = word(GroupKind.ORDINARY);
        this.createdAt = createdAt;
        rename(name);
        setRights(rights);
    }

    static String word(GroupKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static String key(String name) {
        return Names.cut(Names.fold(name), 600);
    }

    final void rename(String to) {
        name = to;
        nameKey = key(to);
    }

    final void setRights(Set<Right> granted) {
        rights = Arrays.stream(Right.values()).filter(granted::contains).map(Right::word).collect(Collectors.joining(" "));
    }

    void limit(Bandwidth limits) {
        inboundKbps = limits.inboundKbps();
        outboundKbps = limits.outboundKbps();
    }

    long number() {
        return number;
    }

    String name() {
        return name;
    }

    GroupKind kind() {
        return GroupKind.valueOf(kind.toUpperCase(Locale.ROOT));
    }

    /** Words that this version does not know are left out. */
    Set<Right> rights() {
        Set<Right> granted = EnumSet.noneOf(Right.class);
        Arrays.stream(rights.split(" ")).forEach(word -> Right.of(word).ifPresent(granted::add));
        return granted;
    }

    String id() {
        return kind().predefined() ? "@" + kind : String.format(Locale.ROOT, "%04d", number);
    }

    Group group(long members) {
        return new Group(id(), name, kind(), rights(), members, new Bandwidth(inboundKbps, outboundKbps));
    }
}
