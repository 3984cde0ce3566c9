// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.IdentityError;

/** From an uploaded picture to the one that is kept. Pure functions that compute. */
final class AvatarImages {

    static final int EDGE = 512;

    /** Of a decoded picture; its numbers are read before a pixel is, so that a small file cannot make a large one (a bomb). */
    static final long MAX_PIXELS = 25_000_000;

    /** What a column of both databases takes; only noise with transparency is larger. */
    private static final int MAX_STORED = 1_000_000;

    private static final int MAX_EDGE = 20_000;
    private static final Set<String> FORMATS = Set.of("png", "jpeg");

    private AvatarImages() {}

    /** @throws RostrumException {@link IdentityError#AVATAR_INVALID} */
    static byte[] normalised(byte[] file) {
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw invalid("This is no PNG or JPEG.", null);
            }
            ImageReader reader = readers.next();
            try {
                return png(decoded(reader, input));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // the decoders throw all kinds of unchecked exceptions at broken files
            throw e instanceof RostrumException refusal ? refusal : invalid("The picture is broken.", e);
        }
    }

    private static BufferedImage decoded(ImageReader reader, ImageInputStream input) throws IOException {
        if (!FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
            throw invalid("This is no PNG or JPEG.", null);
        }
        reader.setInput(input, true, true);
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (width < 1 || height < 1 || width > MAX_EDGE || height > MAX_EDGE || (long) width * height > MAX_PIXELS) {
            throw invalid("The picture has too many pixels.", null);
        }
        ImageReadParam parameters = reader.getDefaultReadParam();
        int step = Math.max(1, Math.max(width, height) / (2 * EDGE));
        parameters.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, parameters);
    }

    private static byte[] png(BufferedImage source) throws IOException {
        double scale = Math.min(1.0, (double) EDGE / Math.max(source.getWidth(), source.getHeight()));
        int width = Math.max(1, (int) Math.round(source.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(source.getHeight() * scale));
        int type = source.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        BufferedImage scaled = new BufferedImage(width, height, type);
        Graphics2D graphics = scaled.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(source, 0, 0, width, height, null);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(scaled, "png", bytes);
        return bytes.size() <= MAX_STORED ? bytes.toByteArray() : png(halved(scaled));
    }

    private static BufferedImage halved(BufferedImage source) {
        BufferedImage half = new BufferedImage(
                Math.max(1, source.getWidth() / 2), Math.max(1, source.getHeight() / 2), source.getType());
        Graphics2D graphics = half.createGraphics();
        graphics.drawImage(source, 0, 0, half.getWidth(), half.getHeight(), null);
        graphics.dispose();
        return half;
    }

    private static RostrumException invalid(String message, @Nullable Throwable cause) {
        return new RostrumException(IdentityError.AVATAR_INVALID, message, "image", cause);
    }
}
