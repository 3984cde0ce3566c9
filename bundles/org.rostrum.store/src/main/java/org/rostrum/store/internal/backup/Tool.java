// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal.backup;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.RostrumException;
import org.rostrum.store.Backups;
import org.rostrum.store.internal.DatabaseTarget;
import org.rostrum.store.internal.Migration;

/**
 * {@code restore} and {@code store-copy} of a stopped server: a program of its own, plain Java with the jars of the distribution,
 * started by {@code bin/rostrum-store}, which sees to it that no server runs on the data folder. A refusal is one line with its
 * code on standard error and status 1; wrong usage is status 2.
 */
public final class Tool {

    private static final String USAGE = """
            usage: rostrum-store restore FILE [--yes]
                   rostrum-store store-copy JDBC-URL [--user NAME] [--password-file FILE]""";

    private final Path home;
    private final Path data;
    private final Map<String, String> environment;
    private final PrintStream out;

    private Tool(Path home, Path data, Map<String, String> environment, PrintStream out) {
        this.home = home;
        this.data = data;
        this.environment = environment;
        this.out = out;
    }

    /** Properties {@code rostrum.home}: the distribution, {@code rostrum.data}: the data folder, {@code rostrum.version}. */
    public static void main(String[] arguments) {
        Tool tool = new Tool(Path.of(System.getProperty("rostrum.home")), Path.of(System.getProperty("rostrum.data")), System.getenv(), System.out);
        System.exit(tool.run(arguments));
    }

    private int run(String[] arguments) {
        List<String> rest = new ArrayList<>(Arrays.asList(arguments));
        boolean yes = rest.remove("--yes");
        String user = option(rest, "--user", "rostrum");
        String passwordFile = option(rest, "--password-file", "");
        if (rest.size() != 2 || user == null || passwordFile == null) {
            System.err.println(USAGE);
            return 2;
        }
        try {
            switch (rest.get(0)) {
                case "restore" -> restore(Path.of(rest.get(1)), yes);
                case "store-copy" -> storeCopy(rest.get(1), user, passwordFile.isEmpty() ? "" : Path.of(passwordFile).toAbsolutePath().toString());
                default -> {
                    System.err.println(USAGE);
                    return 2;
                }
            }
            return 0;
        } catch (RostrumException e) {
            System.err.println(e.error().code() + ": " + e.getMessage());
        } catch (SQLException | IOException | RuntimeException e) {
            System.err.println(BackupError.RESTORE_FAILED.code() + ": " + e);
        }
        return 1;
    }

    /** The value after a name, taken out; null if there is none. */
    private static @Nullable String option(List<String> arguments, String name, String fallback) {
        int at = arguments.indexOf(name);
        if (at < 0) {
            return fallback;
        }
        arguments.remove(at);
        return at < arguments.size() ? arguments.remove(at) : null;
    }

    private InstalledMigrations scripts() throws IOException {
        return InstalledMigrations.in(List.of(home.resolve("system"), data.resolve("extensions"), data.resolve("deploy")));
    }

    private void restore(Path file, boolean yes) throws SQLException, IOException {
        try (BackupFile backup = BackupFile.open(file)) {
            InstalledMigrations scripts = scripts();
            Manifest manifest = backup.manifest();
            Load.check(manifest, scripts);
            long rows = manifest.tables().stream().mapToLong(Manifest.Table::rows).sum();
            out.printf("Backup of %s, %s, version %s: %d tables, %d rows, %d files%n",
                    manifest.serverName() == null ? "a server" : manifest.serverName(), manifest.createdAt(), manifest.version(),
                    manifest.tables().size(), rows, manifest.files().size());
            DatabaseTarget target = StoreSettings.of(data, environment).target();
            if (Restore.isOccupied(target, data) && !yes && !confirmed(target)) {
                throw new RostrumException(BackupError.NOT_CONFIRMED, "there are data; nothing was changed. To replace them: --yes");
            }
            Path aside = new Restore(data, scripts).restore(backup, target, Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS));
            out.println("Restored into " + target + (aside == null ? "" : "; what was there: " + aside));
            manifest.notContained().forEach(name -> out.println("Not part of a backup: " + name + " of the server it was taken from. Put it to "
                    + data.resolve(name) + "; without it stored passwords count as not set and administrators with a second factor cannot sign in"));
            newer(manifest, scripts);
        }
    }

    private void newer(Manifest manifest, InstalledMigrations scripts) {
        long left = manifest.migrations().stream().map(Manifest.Applied::unit).distinct()
                .flatMap(unit -> scripts.of(unit).stream().map(Migration::number).filter(number -> manifest.migrations().stream()
                        .noneMatch(applied -> applied.unit().equals(unit) && applied.number() == number)))
                .count();
        if (left > 0) {
            out.println(left + " newer migrations are applied when the server starts");
        }
    }

    private boolean confirmed(DatabaseTarget target) {
        Console console = System.console();
        return console != null && "yes".equals(console.readLine("Replace the data of %s? Type yes: ", target));
    }

    private void storeCopy(String url, String user, String passwordFile) throws SQLException, IOException {
        Backups.Backup copied = new StoreCopy(data, scripts(), environment).copy(url, user, passwordFile, System.getProperty("rostrum.version", "unknown"));
        out.printf("Copied %d tables, %d rows, all counts are the same. The server now uses %s%n", copied.tables(), copied.rows(),
                url.replaceFirst("\\?.*", ""));
        out.println("The embedded database stays in " + data.resolve("db") + ", a backup is " + copied.file());
    }

    /** A failure of the database in a program that ends with it. */
    static RuntimeException failed(SQLException e) {
        return new RostrumException(BackupError.RESTORE_FAILED, "the database refused: " + e.getMessage(), null, e);
    }
}
