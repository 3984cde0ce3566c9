// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rostrum.base.net.AddressNetwork;
import org.rostrum.identity.group.Right;
import org.rostrum.identity.group.ZoneKind;
import org.rostrum.identity.group.ZoneRule;

/** A zone; there are always the two of the migration. Source: 30 §13. */
@Entity(name = "Zone")
@Table(name = "identity_zone")
class ZoneEntity {

    @Id
    @Column(name = "zone_id")
    private String id;

    private String name;

    @Column(name = "is_open")
    private boolean open;

    private String networks;
    private String methods;
    private String rights;

    protected ZoneEntity() {}

    void set(ZoneRule rule) {
        name = rule.name();
        open = rule.open();
        networks = words(rule.networks().stream().map(AddressNetwork::toString).toList());
        methods = words(rule.methods());
        rights = words(rule.rights().stream().map(Right::word).toList());
    }

    /** Words that this version does not know are left out. */
    ZoneRule rule() {
        Set<Right> granted = EnumSet.noneOf(Right.class);
        words(rights).forEach(word -> Right.of(word).ifPresent(granted::add));
        List<AddressNetwork> list = words(networks).flatMap(text -> AddressNetwork.parse(text).stream()).toList();
        return new ZoneRule(ZoneKind.of(id).orElseThrow(), name, open, list, words(methods).collect(Collectors.toSet()), granted);
    }

    private static String words(Collection<String> words) {
        return String.join(" ", words);
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty());
    }
}
