// SPDX-License-Identifier: Apache-2.0
package org.rostrum.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** One file in memory with the forms that the build made of it. Immutable; the arrays are never given out. */
public final class Asset {

    private static final int TAG_BYTES = 12;

    private final String type;
    private final byte[] plain;
    private final byte @Nullable [] brotli;
    private final byte @Nullable [] gzip;
    private final String tag;

    Asset(String type, byte[] plain, byte @Nullable [] brotli, byte @Nullable [] gzip) {
        this.type = type;
        this.plain = plain;
        this.brotli = brotli;
        this.gzip = gzip;
        this.tag = tagOf(plain);
    }

    /**
     * Answers with the best form for the client, or 304 where it has this content already (RFC 9110 section 13.1.2; only for
     * status 200).
     */
    public void send(HttpServletRequest request, HttpServletResponse response, int status, boolean withBody) throws IOException {
        Form form = formFor(request.getHeader("Accept-Encoding"));
        String etag = '"' + tag + form.suffix + '"';
        response.setHeader("ETag", etag);
        if (brotli != null || gzip != null) {
            response.setHeader("Vary", "Accept-Encoding");
        }
        if (status == HttpServletResponse.SC_OK && matches(request.getHeader("If-None-Match"), etag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setStatus(status);
        response.setContentType(type);
        if (form.encoding != null) {
            response.setHeader("Content-Encoding", form.encoding);
        }
        response.setContentLength(form.bytes.length);
        if (withBody) {
            response.getOutputStream().write(form.bytes);
        }
    }

    private Form formFor(@Nullable String accepted) {
        if (brotli != null && Encodings.accepts(accepted, "br")) {
            return new Form(brotli, "br", "-br");
        }
        if (gzip != null && Encodings.accepts(accepted, "gzip")) {
            return new Form(gzip, "gzip", "-gz");
        }
        return new Form(plain, null, "");
    }

    private static boolean matches(@Nullable String wanted, String etag) {
        if (wanted == null) {
            return false;
        }
        for (String one : wanted.split(",")) {
            String trimmed = one.strip();
            if (trimmed.equals("*") || (trimmed.startsWith("W/") ? trimmed.substring(2) : trimmed).equals(etag)) {
                return true;
            }
        }
        return false;
    }

    private static String tagOf(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Form(byte[] bytes, @Nullable String encoding, String suffix) {}
}
