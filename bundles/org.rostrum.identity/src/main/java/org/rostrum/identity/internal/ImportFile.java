// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.AccountTransfer;
import org.rostrum.identity.AccountTransfer.Options;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.Profile;

/** A file of accounts, read as a whole before anything is done with it. Pure. */
record ImportFile(List<Line> lines) {

    private static final int MAX_COLUMNS = 64;

    /**
     * One account of it.
     *
     * @param number of the line, from 1
     * @param extra  whether it has more cells than the header
     */
    record Line(int number, Map<TransferColumn, String> cells, boolean extra) {

        /** Empty where the file says nothing. */
        String get(TransferColumn column) {
            return cells.getOrDefault(column, "");
        }

        /** Null where the file says nothing: what is there stays. */
        @Nullable String given(TransferColumn column) {
            String text = get(column);
            return text.isEmpty() ? null : text;
        }

        /** The login, without this server's name. */
        String login(String serverName) {
            String typed = cells.containsKey(TransferColumn.LOGIN) && !get(TransferColumn.LOGIN).isEmpty()
                    ? get(TransferColumn.LOGIN) : get(TransferColumn.ID);
            int at = typed.lastIndexOf('@');
            return at > 0 && typed.substring(at + 1).equalsIgnoreCase(serverName) ? typed.substring(0, at) : typed;
        }

        /** {@code before} with what the file says. */
        Profile profile(Profile before) {
            Profile profile = before;
            for (TransferColumn column : cells.keySet()) {
                if (column.field() != null && given(column) != null) {
                    profile = profile.with(column.field(), get(column));
                }
            }
            return profile;
        }

        /** Names or IDs of groups, separated by commas; null where the file says nothing. */
        @Nullable Set<String> groups() {
            String text = given(TransferColumn.GROUPS);
            if (text == null) {
                return null;
            }
            Set<String> names = new LinkedHashSet<>();
            Arrays.stream(text.split(",")).map(String::strip).filter(name -> !name.isEmpty()).forEach(names::add);
            return names;
        }

        /** @throws RostrumException {@code invalidValue} */
        @Nullable Boolean active() {
            String text = given(TransferColumn.ACTIVE);
            if (text == null) {
                return null;
            }
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "1", "true", "yes" -> true;
                case "0", "false", "no" -> false;
                default -> throw new RostrumException(CommonError.INVALID_VALUE, "1 for active, 0 for inactive", "is_active");
            };
        }

        @Override
        public String toString() {
            return "Line[" + number + "]";
        }
    }

    /** @throws RostrumException as {@link AccountTransfer#begin} */
    static ImportFile read(byte[] file, Options options) {
        if (file.length > AccountTransfer.MAX_BYTES) {
            throw new RostrumException(CommonError.TOO_LARGE, "a file has at most " + AccountTransfer.MAX_BYTES + " bytes", "file");
        }
        String text = CsvText.decoded(file, options.encoding());
        char delimiter = CsvText.delimiter(text, options.delimiter());
        List<CsvText.Row> rows = CsvText.rows(text, delimiter, AccountTransfer.MAX_ROWS + 1);
        if (rows.isEmpty()) {
            throw columns("the file is empty");
        }
        List<TransferColumn> header = header(rows.get(0).cells());
        List<Line> lines = new ArrayList<>(rows.size());
        for (CsvText.Row row : rows.subList(1, rows.size())) {
            lines.add(line(header, row));
        }
        return new ImportFile(lines);
    }

    private static List<TransferColumn> header(List<String> titles) {
        if (titles.size() > MAX_COLUMNS) {
            throw columns("more than " + MAX_COLUMNS + " columns");
        }
        List<TransferColumn> header = new ArrayList<>();
        for (String title : titles) {
            TransferColumn column = TransferColumn.of(title).orElseThrow(
                    () -> columns("there is no column \"" + Names.cut(title.strip(), 60) + "\""));
            if (header.contains(column)) {
                throw columns("the column \"" + column.title() + "\" is there twice");
            }
            header.add(column);
        }
        if (!header.contains(TransferColumn.LOGIN) && !header.contains(TransferColumn.ID)) {
            throw columns("a column \"Login\" or \"ID\" is needed");
        }
        return header;
    }

    private static RostrumException columns(String message) {
        return new RostrumException(IdentityError.CSV_COLUMNS, message);
    }

    private static Line line(List<TransferColumn> header, CsvText.Row row) {
        Map<TransferColumn, String> cells = new EnumMap<>(TransferColumn.class);
        for (int i = 0; i < header.size(); i++) {
            String text = i < row.cells().size() ? row.cells().get(i) : "";
            // a password is what it is, blanks and apostrophes too
            cells.put(header.get(i), header.get(i) == TransferColumn.PASSWORD ? text : CsvText.read(text.strip()));
        }
        boolean extra = row.cells().stream().skip(header.size()).anyMatch(cell -> !cell.isBlank());
        return new Line(row.line(), cells, extra);
    }
}
