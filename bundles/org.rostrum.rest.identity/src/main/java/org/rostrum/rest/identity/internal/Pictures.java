// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.AvatarService;

/** Pictures as requests bring them: as the body, or as the part {@code image} of a form (contract 61 section 8.2). */
final class Pictures {

    private Pictures() {}

    /** @throws RostrumException {@code required}, {@code malformed}, {@code tooLarge} */
    static byte[] sent(HttpServletRequest http) {
        String type = http.getContentType() == null ? "" : http.getContentType().toLowerCase(Locale.ROOT);
        try {
            if (!type.startsWith("multipart/")) {
                return bytes(http.getInputStream());
            }
            Part part = http.getPart("image");
            if (part == null) {
                throw new RostrumException(CommonError.REQUIRED, "The form needs a part image.", "image");
            }
            try (InputStream content = part.getInputStream()) {
                return bytes(content);
            }
        } catch (IllegalStateException e) {
            throw new RostrumException(CommonError.TOO_LARGE, "A picture has at most " + AvatarService.MAX_BYTES + " bytes.", "image", e);
        } catch (IOException | ServletException e) {
            throw new RostrumException(CommonError.MALFORMED, "The form cannot be read.", "image", e);
        }
    }

    private static byte[] bytes(InputStream content) throws IOException {
        byte[] bytes = content.readNBytes(AvatarService.MAX_BYTES + 1);
        if (bytes.length > AvatarService.MAX_BYTES) {
            throw new RostrumException(CommonError.TOO_LARGE, "A picture has at most " + AvatarService.MAX_BYTES + " bytes.", "image");
        }
        return bytes;
    }
}
