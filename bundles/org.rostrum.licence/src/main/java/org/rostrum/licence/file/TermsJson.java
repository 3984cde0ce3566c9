// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.rostrum.licence.Limit;
import org.rostrum.licence.Pool;

/** Terms as JSON and back. Reading takes nothing for granted; fields that it does not know are passed over. Pure. */
public final class TermsJson {

    private static final String FEATURE = "[a-z][a-z0-9-]{0,39}";
    private static final int LONGEST_LIST = 200;

    private TermsJson() {}

    /** One line. */
    public static String write(LicenceTerms terms) {
        return tree(terms).toString();
    }

    /** The same as a tree, for the issuer's register and templates. */
    public static ObjectNode tree(LicenceTerms terms) {
        ObjectNode json = JsonFields.object();
        json.put("number", terms.number()).put("issued_at", terms.issuedAt().toString()).put("issuer", terms.issuer());
        json.put("server_id", terms.serverId()).put("key_digest", terms.keyDigest()).put("request_id", terms.requestId());
        json.put("organization", terms.organization()).put("contact", terms.contact()).put("edition", terms.edition());
        ObjectNode pools = json.putObject("pools");
        for (Pool pool : Pool.values()) {
            JsonFields.put(pools, pool.name().toLowerCase(Locale.ROOT), terms.pool(pool));
        }
        JsonFields.put(json, "accounts", terms.accounts());
        JsonFields.put(json, "conferences", terms.conferences());
        if (terms.participants().unlimited()) {
            json.put("participants", JsonFields.UNLIMITED);
        } else {
            ArrayNode rows = json.putArray("participants");
            terms.participants().rows().forEach(row -> {
                ObjectNode one = rows.addObject();
                JsonFields.put(one, "speakers", row.speakers());
                JsonFields.put(one, "participants", row.participants());
            });
        }
        if (terms.features().unlimited()) {
            json.put("features", JsonFields.UNLIMITED);
        } else {
            terms.features().sorted().forEach(json.putArray("features")::add);
        }
        json.put("support_level", terms.supportLevel()).put("authority_required", terms.authorityRequired());
        json.put("host", terms.host());
        JsonFields.put(json, "major_version", terms.majorVersion());
        json.put("valid_from", terms.validFrom().toString());
        json.put("valid_until", terms.validUntil() == null ? JsonFields.UNLIMITED : terms.validUntil().toString());
        JsonFields.put(json, "grace_days", terms.graceDays());
        return json;
    }

    /** @param utf8 one JSON object */
    public static LicenceTerms read(byte[] utf8) throws LicenceFileException {
        return read(JsonFields.of(utf8));
    }

    /** The terms of a tree. */
    public static LicenceTerms read(JsonFields json) throws LicenceFileException {
        JsonFields pools = json.object("pools");
        Map<Pool, Limit> limits = new EnumMap<>(Pool.class);
        for (Pool pool : Pool.values()) {
            limits.put(pool, pools.limit(pool.name().toLowerCase(Locale.ROOT)));
        }
        return new LicenceTerms(
                json.text("number", "\\S.{0,63}"),
                json.time("issued_at"),
                json.text("issuer", ".{1,240}"),
                json.text("server_id", "[0-9A-Z]{5}"),
                json.optional("key_digest", "[0-9a-f]{64}"),
                json.optional("request_id", "[0-9a-f]{32}"),
                json.text("organization", ".{0,240}"),
                json.text("contact", ".{0,240}"),
                json.text("edition", "[a-z][a-z0-9-]{0,39}"),
                limits,
                json.limit("accounts"),
                json.limit("conferences"),
                participants(json),
                features(json),
                json.text("support_level", ".{0,64}"),
                json.flag("authority_required"),
                json.optional("host", "[0-9a-f]{64}"),
                json.limit("major_version"),
                json.time("valid_from"),
                json.isUnlimited("valid_until") ? null : json.time("valid_until"),
                json.limit("grace_days"));
    }

    private static SpeakerTable participants(JsonFields json) throws LicenceFileException {
        if (json.isUnlimited("participants")) {
            return SpeakerTable.UNLIMITED;
        }
        List<SpeakerTable.Row> rows = new ArrayList<>();
        for (JsonNode row : json.array("participants", LONGEST_LIST)) {
            JsonFields fields = JsonFields.of(row, "participants");
            rows.add(new SpeakerTable.Row(fields.limit("speakers"), fields.limit("participants")));
        }
        if (rows.isEmpty()) {
            throw LicenceFileException.malformed("The table participants has no row; no limit is written \"unlimited\".");
        }
        return new SpeakerTable(rows);
    }

    private static FeatureSet features(JsonFields json) throws LicenceFileException {
        if (json.isUnlimited("features")) {
            return FeatureSet.ALL;
        }
        Set<String> names = new HashSet<>();
        for (JsonNode name : json.array("features", LONGEST_LIST)) {
            if (!name.isTextual() || !name.textValue().matches(FEATURE)) {
                throw LicenceFileException.malformed("The list features holds something that is not a name.");
            }
            names.add(name.textValue());
        }
        return FeatureSet.of(names);
    }
}
