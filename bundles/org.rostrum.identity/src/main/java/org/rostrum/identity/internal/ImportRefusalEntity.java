// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rostrum.identity.AccountTransfer.Refusal;

/** A row that an import refused. */
@Entity(name = "AccountImportRefusal")
@Table(name = "identity_import_refusal")
@IdClass(ImportRefusalEntity.Key.class)
class ImportRefusalEntity {

    private static final int LONGEST_WORD = 100;
    private static final int LONGEST_MESSAGE = 1_000;

    @Id
    @Column(name = "import_number")
    private long number;

    @Id
    @Column(name = "line_number")
    private int line;

    private String login;
    private String code;

    /** Empty: the whole row. */
    private String field;

    private String message;

    protected ImportRefusalEntity() {}

    ImportRefusalEntity(long number, Refusal refusal) {
        this.number = number;
        this.line = refusal.line();
        this.login = Names.cut(refusal.login(), LONGEST_WORD);
        this.code = Names.cut(refusal.code(), LONGEST_WORD);
        this.field = Names.cut(Objects.requireNonNullElse(refusal.field(), ""), LONGEST_WORD);
        this.message = Names.cut(refusal.message(), LONGEST_MESSAGE);
    }

    Refusal refusal() {
        return new Refusal(line, login, code, field.isEmpty() ? null : field, message);
    }

    /** Columns of the key. */
    static final class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private long number;
        private int line;

        protected Key() {}

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.number == number && key.line == line;
        }

        @Override
        public int hashCode() {
            return Objects.hash(number, line);
        }
    }
}
