// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.audit.ChangeLog;
import org.rostrum.audit.ConfigChange;
import org.rostrum.audit.ConfigChange.Action;
import org.rostrum.audit.ConfigChange.Field;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.net.AddressNetwork;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.group.Right;
import org.rostrum.identity.group.ZoneKind;
import org.rostrum.identity.group.ZoneRule;
import org.rostrum.identity.group.ZoneService;
import org.rostrum.store.JpaUnit;

/** The zones in the database, read once and kept. Source: 30 §13. Thread-safe. */
@Component(service = {ZoneService.class, StoredZones.class})
public final class StoredZones implements ZoneService {

    /** More is a mistake; each request looks at them. */
    static final int MAX_NETWORKS = 500;

    private final JpaUnit unit;
    private final ChangeLog log;
    private final Clock clock;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable List<ZoneRule> known;

    @Activate
    public StoredZones(@Reference IdentityUnit unit, @Reference ChangeLog log) {
        this(unit, log, Clock.systemUTC());
    }

    StoredZones(IdentityUnit unit, ChangeLog log, Clock clock) {
        this.unit = unit.jpa();
        this.log = log;
        this.clock = clock;
    }

    /** Calls this after each change, on the thread that made it. */
    void onChanged(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public List<ZoneRule> list() {
        List<ZoneRule> rules = known;
        if (rules == null) {
            synchronized (this) {
                rules = read();
                known = rules;
            }
        }
        return rules;
    }

    private List<ZoneRule> read() {
        return unit.read(em -> Arrays.stream(ZoneKind.values()).map(kind -> em.find(ZoneEntity.class, kind.id()).rule()).toList());
    }

    @Override
    public ZoneRule find(String id) {
        return list().get(kind(id).ordinal());
    }

    private static ZoneKind kind(String id) {
        return ZoneKind.of(id).orElseThrow(() -> new RostrumException(IdentityError.ZONE_NOT_FOUND, "There is no such zone.", "zone_id"));
    }

    @Override
    public ZoneRule of(String address) {
        List<ZoneRule> rules = list();
        return of(rules, address);
    }

    /** 30/ZON-2. Pure. */
    static ZoneRule of(List<ZoneRule> rules, String address) {
        ZoneRule trusted = rules.get(ZoneKind.TRUSTED.ordinal());
        boolean inside = trusted.networks().stream().anyMatch(network -> network.contains(address));
        return inside ? trusted : rules.get(ZoneKind.EXTERNAL.ordinal());
    }

    @Override
    public ZoneRule change(String id, Change wanted, String by) {
        ZoneKind kind = kind(id);
        List<ZoneRule> both;
        synchronized (this) {
            both = unit.write(em -> {
                ZoneEntity row = em.find(ZoneEntity.class, kind.id(), LockModeType.PESSIMISTIC_WRITE);
                ZoneRule before = row.rule();
                ZoneRule after = checked(before, wanted);
                row.set(after);
                return List.of(before, after);
            });
            known = read();
        }
        List<Field> fields = fields(both.get(0), both.get(1));
        if (!fields.isEmpty()) {
            log.record(new ConfigChange(clock.instant(), Action.EDIT, "zone", both.get(0).name(), by, fields));
            listeners.forEach(Runnable::run);
        }
        return both.get(1);
    }

    /** Pure. */
    static ZoneRule checked(ZoneRule before, Change wanted) {
        List<AddressNetwork> networks = wanted.networks() == null ? before.networks() : wanted.networks().stream().distinct().toList();
        if (networks.size() > MAX_NETWORKS || networks.isEmpty() == (before.kind() == ZoneKind.TRUSTED)) {
            throw new RostrumException(IdentityError.ZONE_NETWORKS,
                    "the trusted zone has 1 to " + MAX_NETWORKS + " networks, the external zone has none", "networks");
        }
        Set<String> methods = wanted.methods() == null ? before.methods() : wanted.methods();
        if (methods.isEmpty() || !ZoneRule.METHODS.containsAll(methods)) {
            throw new RostrumException(IdentityError.ZONE_METHODS, "a zone has one way of signing in at least, of those that there are", "methods");
        }
        return new ZoneRule(before.kind(), wanted.name() == null ? before.name() : name(wanted.name()),
                Objects.requireNonNullElse(wanted.open(), before.open()), networks, methods,
                Objects.requireNonNullElse(wanted.rights(), before.rights()));
    }

    private static String name(String typed) {
        try {
            return Names.displayName(typed, "display_name");
        } catch (RostrumException e) {
            throw new RostrumException(
                    IdentityError.ZONE_NAME_INVALID, "a zone's name has 1 to 240 visible characters", "display_name", e);
        }
    }

    private static List<Field> fields(ZoneRule before, ZoneRule after) {
        return Stream.of(new Field("display_name", before.name(), after.name()),
                        new Field("enabled", String.valueOf(before.open()), String.valueOf(after.open())),
                        new Field("networks", words(before.networks()), words(after.networks())),
                        new Field("methods", words(before.methods()), words(after.methods())),
                        new Field("rights", words(before.rights().stream().map(Right::word).toList()),
                                words(after.rights().stream().map(Right::word).toList())))
                .filter(field -> !Objects.equals(field.before(), field.after()))
                .toList();
    }

    private static String words(Collection<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(","));
    }
}
