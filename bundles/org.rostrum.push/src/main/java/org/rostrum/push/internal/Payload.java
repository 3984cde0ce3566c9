// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.rostrum.push.PushNotice;
import org.rostrum.push.PushSettings;

/**
 * What a device is told. Words are put together there, in the language of the browser; what the administrator keeps back (10/APP-10)
 * does not leave the server, encrypted or not (55/PSH-4). Pure.
 */
final class Payload {

    /** 55/NTF-3. */
    private static final int LONGEST_TEXT = 150;
    private static final int TOPIC_BYTES = 24;

    private Payload() {}

    static byte[] of(PushNotice notice, String content) {
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        told.put("kind", notice.kind().word()).put("id", notice.about()).put("at", notice.at().getEpochSecond());
        if (!content.equals(PushSettings.ANONYMOUS) && !notice.name().isEmpty()) {
            told.put("name", shortened(notice.name()));
        }
        if (content.equals(PushSettings.NAME_AND_CONTENT) && !notice.detail().isEmpty()) {
            told.put("detail", shortened(notice.detail()));
        }
        told.put("content", content);
        if (!notice.group().isEmpty()) {
            told.put("group", digest(notice.group()));
        }
        put(told, "page", notice.target().page());
        put(told, "accept", notice.target().accept());
        put(told, "reject", notice.target().reject());
        return told.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void put(ObjectNode told, String name, String address) {
        if (!address.isEmpty()) {
            told.put(name, address);
        }
    }

    /** Never through the middle of a character. */
    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_TEXT ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT - 1)) + "…";
    }

    /** Of the header Topic: at most 32 characters of Base64url (RFC 8030 section 5.4), so that the push service learns nothing by it. */
    static String topic(PushNotice notice) {
        return digest(notice.about());
    }

    /** Tells who knows the text whether it is the same, and nobody else what it is. */
    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, TOPIC_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
