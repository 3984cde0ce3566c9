// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rostrum.identity.AccountTransfer.Phase;
import org.rostrum.identity.AccountTransfer.Progress;
import org.rostrum.identity.AccountTransfer.Refusal;
import org.rostrum.identity.AccountTransfer.Report;
import org.rostrum.store.JpaUnit;

/** Reports of imports, kept over restarts; the oldest go when there are more than a few. Thread-safe, blocks. */
final class ImportReports {

    /** Reports that are kept. */
    static final int KEPT = 10;

    private static final int TOGETHER = 500;

    private final JpaUnit unit;

    ImportReports(JpaUnit unit) {
        this.unit = unit;
    }

    /** Writes that an import has begun, and forgets the oldest. @return its number */
    long begin(Progress now, Instant at, String by) {
        return unit.write(em -> {
            ImportEntity row = new ImportEntity(at, by);
            row.set(now);
            em.persist(row);
            em.flush();
            numbers(em).stream().skip(KEPT).forEach(old -> forget(em, old));
            return row.number();
        });
    }

    private static List<Long> numbers(EntityManager em) {
        return em.createQuery("select i.number from AccountImport i order by i.number desc", Long.class).getResultList();
    }

    private static void forget(EntityManager em, long number) {
        em.createQuery("delete from AccountImportRefusal r where r.number = :number").setParameter("number", number).executeUpdate();
        em.createQuery("delete from AccountImport i where i.number = :number").setParameter("number", number).executeUpdate();
    }

    /** Writes how far it is; with the rows that it refused once it is over. */
    void save(long number, Progress now, List<Refusal> refusals) {
        if (now.phase() != Phase.RUNNING) {
            for (int from = 0; from < refusals.size(); from += TOGETHER) {
                List<Refusal> part = refusals.subList(from, Math.min(from + TOGETHER, refusals.size()));
                unit.run(em -> part.forEach(refusal -> em.persist(new ImportRefusalEntity(number, refusal))));
            }
        }
        unit.run(em -> Optional.ofNullable(em.find(ImportEntity.class, number)).ifPresent(row -> row.set(now)));
    }

    /** Newest first; each with the first of the rows that it refused. */
    List<Report> all() {
        return unit.read(em -> em.createQuery("select i from AccountImport i order by i.number desc", ImportEntity.class)
                .setMaxResults(KEPT)
                .getResultList()
                .stream()
                .map(row -> new Report(row.number(), row.begunBy(), row.progress(refusals(em, row.number(), Progress.SHOWN))))
                .toList());
    }

    /** The newest. */
    Optional<Progress> latest() {
        return unit.read(em -> em.createQuery("select i from AccountImport i order by i.number desc", ImportEntity.class)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst()
                .map(row -> row.progress(refusals(em, row.number(), Progress.SHOWN))));
    }

    /** Rows that this one refused, by line; empty if it is not kept. */
    List<Refusal> refusals(long number) {
        return unit.read(em -> refusals(em, number, Integer.MAX_VALUE));
    }

    /** Rows that the newest one refused. */
    List<Refusal> latestRefusals() {
        return unit.read(em -> numbers(em).stream().findFirst().map(number -> refusals(em, number, Integer.MAX_VALUE)).orElse(List.of()));
    }

    private static List<Refusal> refusals(EntityManager em, long number, int most) {
        return em.createQuery("select r from AccountImportRefusal r where r.number = :number order by r.line", ImportRefusalEntity.class)
                .setParameter("number", number)
                .setMaxResults(most)
                .getResultList()
                .stream()
                .map(ImportRefusalEntity::refusal)
                .toList();
    }
}
