// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.issuer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rostrum.licence.file.IssuerKey;
import org.rostrum.licence.file.LicenceFile;
import org.rostrum.licence.file.LicenceFileException;
import org.rostrum.licence.file.RegistrationKey;
import org.rostrum.licence.file.RequestFile;
import org.rostrum.licence.file.TermsJson;

/** The command line. Ends with 0, or with 1 and one line on the error output when something was refused. */
public final class Main {

    private static final int LARGEST_FILE = 1024 * 1024;

    private final Path place;
    private final Map<String, String> environment;
    private final PrintStream out;
    private final Instant now = Instant.now();

    private Main(Path place, Map<String, String> environment, PrintStream out) {
        this.place = place;
        this.environment = environment;
        this.out = out;
    }

    /** Runs one command. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(arguments, Path.of(""), System.getenv(), out, err));
    }

    /**
     * Runs one command.
     *
     * @param place what relative file names are relative to
     * @return 0, or 1 after one line on {@code err}
     */
    static int run(String[] arguments, Path place, Map<String, String> environment, PrintStream out, PrintStream err) {
        try {
            new Main(place, environment, out).run(arguments);
            return 0;
        } catch (IssuerException | LicenceFileException e) {
            err.println("rostrum-issuer: " + e.getMessage());
        } catch (IOException | GeneralSecurityException e) {
            err.println("rostrum-issuer: " + e.getClass().getSimpleName() + ": " + e.getMessage());
        }
        return 1;
    }

    private void run(String[] all) throws IssuerException, LicenceFileException, IOException, GeneralSecurityException {
        if (all.length == 0 || all[0].matches("help|-h|--help")) {
            out.print(Usage.TEXT);
            return;
        }
        Arguments arguments = new Arguments(Arrays.asList(all).subList(1, all.length));
        String home = environment.getOrDefault("ROSTRUM_ISSUER_FOLDER", "issuer");
        Folder folder = new Folder(place.resolve(arguments.option("folder", home)));
        Passwords passwords = new Passwords(environment);
        switch (all[0]) {
            case "init" -> init(folder, arguments, passwords);
            case "public-key" -> publicKey(folder, arguments);
            case "templates" -> templates(folder, arguments);
            case "key" -> key(folder, arguments);
            case "issue" -> output(new Issue(folder, folder.register(), arguments, now).forServer(passwords), arguments);
            case "answer" -> answer(folder, arguments, passwords);
            case "show" -> show(folder, arguments);
            case "list" -> list(folder, arguments);
            case "reset-binding" -> resetBinding(folder, arguments);
            case "free-name" -> freeName(folder, arguments);
            default -> throw new IssuerException("there is no command " + all[0] + "; help lists them");
        }
    }

    private void init(Folder folder, Arguments arguments, Passwords passwords)
            throws IssuerException, IOException, GeneralSecurityException {
        String name = arguments.required("name");
        arguments.nothingElse(false);
        folder.make(name, passwords.chosen());
        out.println("key pair made; copy " + folder.publicKeyFile() + " into the folder etc/issuers of each server that trusts "
                + name);
        out.println("key ID " + IssuerKey.id(folder.publicKey()));
    }

    private void publicKey(Folder folder, Arguments arguments) throws IssuerException, IOException {
        arguments.option("out");
        arguments.nothingElse(false);
        output(IssuerKey.pem(folder.publicKey()), arguments);
    }

    private void templates(Folder folder, Arguments arguments) throws IssuerException, IOException {
        arguments.nothingElse(false);
        for (String name : Template.names(folder)) {
            out.println(name + " " + Template.read(folder, name));
        }
    }

    private void key(Folder folder, Arguments arguments) throws IssuerException, IOException {
        ObjectNode entry = entry("key");
        String organization = arguments.required("organization");
        String contact = arguments.option("contact", "");
        arguments.nothingElse(false);
        Register register = folder.register();
        RegistrationKey key = unused(register);
        entry.put("server_id", key.serverId()).put("key_digest", key.digest());
        entry.put("organization", organization).put("contact", contact);
        register.add(entry);
        out.println(key.reveal());
    }

    /** Server IDs are short, so one may come a second time. */
    private static RegistrationKey unused(Register register) {
        SecureRandom random = new SecureRandom();
        RegistrationKey key = RegistrationKey.random(random);
        while (register.keyDigest(key.serverId()).isPresent()) {
            key = RegistrationKey.random(random);
        }
        return key;
    }

    private void answer(Folder folder, Arguments arguments, Passwords passwords)
            throws IssuerException, LicenceFileException, IOException, GeneralSecurityException {
        RequestFile request = RequestFile.read(text(arguments.word("the request file")));
        output(new Issue(folder, folder.register(), arguments, now).forRequest(request, passwords), arguments);
    }

    private void show(Folder folder, Arguments arguments) throws IssuerException, LicenceFileException, IOException {
        String text = text(arguments.word("a licence file or request file"));
        arguments.nothingElse(true);
        if (text.startsWith("-----BEGIN ROSTRUM LICENCE REQUEST-----")) {
            out.println(RequestFile.read(text));
            return;
        }
        LicenceFile licence = LicenceFile.read(text);
        if (!licence.issuerKey().equals(IssuerKey.id(folder.publicKey()))) {
            throw new IssuerException("the licence was signed with another key: " + licence.issuerKey());
        }
        out.println(TermsJson.tree(licence.terms(folder.publicKey())).toPrettyString());
    }

    /** 10/LIN-1: all licences of a server, or everything. */
    private void list(Folder folder, Arguments arguments) throws IssuerException {
        String serverId = arguments.option("server-id");
        arguments.nothingElse(false);
        for (JsonNode entry : folder.register().entries()) {
            if (serverId == null || entry.path("server_id").asText().equals(serverId)) {
                ObjectNode line = entry.deepCopy();
                line.remove("terms");
                out.println(line);
            }
        }
    }

    private void resetBinding(Folder folder, Arguments arguments) throws IssuerException, IOException {
        String serverId = arguments.word("a server ID");
        arguments.nothingElse(true);
        Register register = folder.register();
        if (register.bindingOf(serverId) == null) {
            throw new IssuerException("server " + serverId + " is not bound to a computer");
        }
        register.add(entry("binding-reset").put("server_id", serverId));
        out.println("server " + serverId + " may be registered on another computer; its next licence decides");
    }

    private void freeName(Folder folder, Arguments arguments) throws IssuerException, IOException {
        String name = arguments.word("a server's name");
        arguments.nothingElse(true);
        Register register = folder.register();
        String owner = register.ownerOf(name);
        if (owner == null) {
            throw new IssuerException("no server has the name " + name);
        }
        register.add(entry("name-freed").put("server_id", owner).put("server_name", name));
        out.println("the name " + name + " of server " + owner + " is free");
    }

    private ObjectNode entry(String type) {
        return Register.JSON.createObjectNode().put("at", now.truncatedTo(ChronoUnit.SECONDS).toString()).put("type", type);
    }

    private String text(String file) throws IOException, IssuerException {
        Path path = place.resolve(file);
        if (!Files.isRegularFile(path)) {
            throw new IssuerException("there is no file " + file);
        }
        if (Files.size(path) > LARGEST_FILE) {
            throw new IssuerException(file + " is too large");
        }
        return Files.readString(path, StandardCharsets.ISO_8859_1);
    }

    private void output(String text, Arguments arguments) throws IOException, IssuerException {
        @Nullable String file = arguments.option("out");
        if (file == null) {
            out.print(text);
        } else {
            Files.writeString(place.resolve(file), text, StandardCharsets.US_ASCII);
        }
    }
}
