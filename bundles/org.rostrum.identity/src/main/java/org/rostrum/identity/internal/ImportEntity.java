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
import java.util.List;
import java.util.Locale;
import org.rostrum.identity.AccountTransfer.Phase;
import org.rostrum.identity.AccountTransfer.Progress;
import org.rostrum.identity.AccountTransfer.Refusal;

/** What came of an import of accounts. */
@Entity(name = "AccountImport")
@Table(name = "identity_import")
class ImportEntity {

    @Id
    @Column(name = "import_number")
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "identity_import_seq")
    @SequenceGenerator(name = "identity_import_seq", sequenceName = "identity_import_seq", allocationSize = 1)
    private long number;

    @Column(name = "begun_at")
    private Instant begunAt;

    @Column(name = "begun_by")
    private String begunBy;

    private String phase;

    @Column(name = "dry_run")
    private boolean dryRun;

    @Column(name = "row_count")
    private int rows;

    @Column(name = "created_count")
    private int created;

    @Column(name = "updated_count")
    private int updated;

    @Column(name = "skipped_count")
    private int skipped;

    @Column(name = "refused_count")
    private int refused;

    protected ImportEntity() {}

    ImportEntity(Instant begunAt, String begunBy) {
        this.begunAt = begunAt;
        this.begunBy = Names.cut(begunBy, 400);
    }

    final void set(Progress now) {
        phase = now.phase().name().toLowerCase(Locale.ROOT);
        dryRun = now.dryRun();
        rows = now.rows();
        created = now.created();
        updated = now.updated();
        skipped = now.skipped();
        refused = now.refused();
    }

    long number() {
        return number;
    }

    String begunBy() {
        return begunBy;
    }

    /** One that was running when the server stopped has failed. */
    Progress progress(List<Refusal> refusals) {
        Phase ended = phase.equals("done") ? Phase.DONE : Phase.FAILED;
        return new Progress(ended, begunAt, dryRun, rows, created + updated + skipped + refused, created, updated, skipped, refused, refusals);
    }
}
