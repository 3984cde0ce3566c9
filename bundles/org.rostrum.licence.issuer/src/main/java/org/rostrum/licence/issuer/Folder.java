// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.issuer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import org.rostrum.licence.file.IssuerKey;
import org.rostrum.licence.file.LicenceFileException;

/** What an issuer owns: key pair, name, templates, register. */
final class Folder {

    private final Path path;

    Folder(Path path) {
        this.path = path;
    }

    Path publicKeyFile() {
        return path.resolve("issuer.pem");
    }

    Path templates() {
        return path.resolve("templates");
    }

    Register register() throws IssuerException {
        requireMade();
        return new Register(path.resolve("register.jsonl"));
    }

    /** Makes folder and key pair; what is there stays. */
    void make(String name, char[] password) throws IOException, GeneralSecurityException, IssuerException {
        if (Files.exists(privateKeyFile())) {
            throw new IssuerException(path + " belongs to an issuer already and is left alone");
        }
        Files.createDirectories(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        PrivateFile.create(privateKeyFile(), KeyFile.write(keys.getPrivate(), password));
        Files.writeString(path.resolve("name"), name + "\n");
        Files.writeString(publicKeyFile(), IssuerKey.pem(keys.getPublic()));
    }

    private Path privateKeyFile() {
        return path.resolve("issuer.key");
    }

    private void requireMade() throws IssuerException {
        if (!Files.exists(privateKeyFile())) {
            throw new IssuerException("there is no issuer in " + path + ": begin with init, or name another --folder");
        }
    }

    String name() throws IOException, IssuerException {
        requireMade();
        return Files.readString(path.resolve("name")).strip();
    }

    PublicKey publicKey() throws IOException, IssuerException {
        requireMade();
        try {
            return IssuerKey.read(Files.readString(publicKeyFile(), StandardCharsets.ISO_8859_1));
        } catch (LicenceFileException e) {
            throw new IssuerException(publicKeyFile() + " is damaged: " + e.getMessage());
        }
    }

    PrivateKey privateKey(char[] password) throws IOException, IssuerException {
        requireMade();
        return KeyFile.read(Files.readString(privateKeyFile(), StandardCharsets.ISO_8859_1), password);
    }
}
