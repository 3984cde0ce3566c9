// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.issuer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rostrum.licence.file.HostBinding;
import org.rostrum.licence.file.JsonFields;
import org.rostrum.licence.file.LicenceFile;
import org.rostrum.licence.file.LicenceFileException;
import org.rostrum.licence.file.LicenceTerms;
import org.rostrum.licence.file.RegistrationKey;
import org.rostrum.licence.file.RequestFile;
import org.rostrum.licence.file.TermsJson;

/** Makes a licence from a template, the command line and what is known of the server; writes it into the register first. */
final class Issue {

    private final Folder folder;
    private final Register register;
    private final Arguments arguments;
    private final Instant now;

    Issue(Folder folder, Register register, Arguments arguments, Instant now) {
        this.folder = folder;
        this.register = register;
        this.arguments = arguments;
        this.now = now;
    }

    /** Whom the licence is for. */
    private record Target(
            String serverId, @Nullable String keyDigest, @Nullable String requestId, @Nullable String serverName, @Nullable String host,
            @Nullable Integer majorVersion) {}

    /** A licence for a server whose ID the issuer was told. */
    String forServer(Passwords passwords) throws IOException, GeneralSecurityException, IssuerException {
        String serverId = arguments.required("server-id");
        if (!RegistrationKey.isServerId(serverId)) {
            throw new IssuerException(serverId + " is no server ID: five letters and digits, as the licence page shows it");
        }
        String name = arguments.option("server-name");
        requireNameFree(name, serverId);
        String host = arguments.option("host");
        requireSameHost(host, serverId);
        return write(new Target(serverId, register.keyDigest(serverId).orElse(null), null, name, host, null), passwords);
    }

    /** An answer to a request file (10/REG-17). */
    String forRequest(RequestFile request, Passwords passwords) throws IOException, GeneralSecurityException, IssuerException {
        Optional<String> known = register.keyDigest(request.serverId());
        if (request.keyDigest() != null && !known.equals(Optional.of(request.keyDigest()))) {
            throw new IssuerException("the request was made with a registration key that this issuer did not make");
        }
        if (request.keyDigest() == null && known.isPresent()) {
            throw new IssuerException("server " + request.serverId() + " has a registration key, which the request was made without");
        }
        requireNameFree(request.serverName(), request.serverId());
        requireSameHost(request.host(), request.serverId());
        boolean bind = arguments.flag("bind-host");
        if (bind && request.host().equals(HostBinding.UNKNOWN)) {
            throw new IssuerException("the server's host has no machine ID, so a licence cannot be bound to it");
        }
        String host = bind || register.bindingOf(request.serverId()) != null ? request.host() : null;
        return write(new Target(request.serverId(), request.keyDigest(), request.id(), request.serverName(), host,
                request.majorVersion()), passwords);
    }

    /** 10/REG-25. */
    private void requireNameFree(@Nullable String name, String serverId) throws IssuerException {
        String owner = name == null ? null : register.ownerOf(name);
        if (owner != null && !owner.equals(serverId)) {
            throw new IssuerException("the name " + name + " belongs to server " + owner + "; free-name frees it");
        }
    }

    /** 10/REG-23. */
    private void requireSameHost(@Nullable String host, String serverId) throws IssuerException {
        String bound = register.bindingOf(serverId);
        if (bound != null && host != null && !bound.equals(host)) {
            throw new IssuerException("computer change is not available: server " + serverId
                    + " is bound to another computer; reset-binding frees it");
        }
    }

    private String write(Target target, Passwords passwords) throws IOException, GeneralSecurityException, IssuerException {
        ObjectNode json = Template.read(folder, arguments.option("template", "free"));
        json.put("organization", "").put("contact", "");
        register.last("key", target.serverId()).ifPresent(key -> {
            json.put("organization", key.path("organization").asText());
            json.put("contact", key.path("contact").asText());
        });
        json.put("major_version", target.majorVersion() == null ? Version.major() : target.majorVersion());
        new Overrides(arguments, now).apply(json);
        json.put("number", register.nextNumber(now.atZone(ZoneOffset.UTC).getYear()));
        json.put("issued_at", now.truncatedTo(ChronoUnit.SECONDS).toString()).put("issuer", folder.name());
        json.put("server_id", target.serverId()).put("key_digest", target.keyDigest()).put("request_id", target.requestId());
        json.put("host", target.host());
        arguments.option("out");
        arguments.nothingElse(target.requestId() != null);
        LicenceTerms terms = checked(json);
        String file = LicenceFile.write(terms, folder.publicKey(), folder.privateKey(passwords.known()));
        register.add(entry(terms, target));
        return file;
    }

    private static LicenceTerms checked(JsonNode json) throws IssuerException {
        try {
            return TermsJson.read(JsonFields.of(json.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (LicenceFileException e) {
            throw new IssuerException("template and options make no licence: " + e.getMessage());
        }
    }

    private ObjectNode entry(LicenceTerms terms, Target target) {
        ObjectNode entry = Register.JSON.createObjectNode();
        entry.put("at", now.truncatedTo(ChronoUnit.SECONDS).toString()).put("type", "licence").put("server_id", terms.serverId());
        entry.put("number", terms.number()).put("server_name", target.serverName()).put("host", terms.host());
        entry.put("edition", terms.edition()).put("organization", terms.organization());
        entry.put("valid_until", terms.validUntil() == null ? "unlimited" : terms.validUntil().toString());
        entry.set("terms", TermsJson.tree(terms));
        return entry;
    }
}
