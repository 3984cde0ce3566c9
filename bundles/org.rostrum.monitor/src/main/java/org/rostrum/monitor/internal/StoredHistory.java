// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.monitor.History;
import org.rostrum.store.JpaUnit;

/** The history in the database. Thread-safe. */
@Component(service = {History.class, StoredHistory.class})
public final class StoredHistory implements History {

    static final Duration MINUTE = Duration.ofMinutes(1);
    static final Duration HOUR = Duration.ofHours(1);
    static final Duration MINUTES_KEPT = Duration.ofDays(2);

    private final JpaUnit unit;

    @Activate
    public StoredHistory(@Reference MonitorTables tables) {
        this(tables.unit());
    }

    StoredHistory(JpaUnit unit) {
        this.unit = unit;
    }

    @Override
    public List<Point> read(Series series, Instant from, Instant to, int points) {
        List<SampleEntity> rows = unit.read(em -> em.createQuery(
                        "select s from Sample s where s.series = :series and s.at >= :from and s.at < :to order by s.at", SampleEntity.class)
                .setParameter("series", series.word())
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList());
        return Means.of(points(rows), from, to, points);
    }

    private static List<Point> points(List<SampleEntity> rows) {
        return rows.stream().map(row -> new Point(row.at(), row.mean())).toList();
    }

    /** Keeps the values of one minute. */
    void keep(Instant at, Map<Series, Double> values) {
        Instant minute = at.truncatedTo(ChronoUnit.MINUTES);
        unit.run(em -> values.forEach((series, value) -> em.persist(new SampleEntity(series, MINUTE, minute, value))));
    }

    /** Puts minutes older than {@link #MINUTES_KEPT} together to hours; whole hours only, so that each is made once. */
    void condense(Instant now) {
        Instant end = now.minus(MINUTES_KEPT).truncatedTo(ChronoUnit.HOURS);
        unit.run(em -> {
            List<SampleEntity> old = old(em, end);
            hours(old).forEach(em::persist);
            em.createQuery("delete from Sample s where s.spanSeconds = :minute and s.at < :end")
                    .setParameter("minute", (int) MINUTE.toSeconds())
                    .setParameter("end", end)
                    .executeUpdate();
        });
    }

    private static List<SampleEntity> old(EntityManager em, Instant end) {
        return em.createQuery("select s from Sample s where s.spanSeconds = :minute and s.at < :end", SampleEntity.class)
                .setParameter("minute", (int) MINUTE.toSeconds())
                .setParameter("end", end)
                .getResultList();
    }

    private static List<SampleEntity> hours(List<SampleEntity> minutes) {
        List<SampleEntity> hours = new ArrayList<>();
        for (Series series : Series.values()) {
            minutes.stream()
                    .filter(row -> row.series().equals(series.word()))
                    .collect(Collectors.groupingBy(row -> row.at().truncatedTo(ChronoUnit.HOURS), Collectors.averagingDouble(SampleEntity::mean)))
                    .forEach((hour, mean) -> hours.add(new SampleEntity(series, HOUR, hour, mean)));
        }
        return hours;
    }
}
