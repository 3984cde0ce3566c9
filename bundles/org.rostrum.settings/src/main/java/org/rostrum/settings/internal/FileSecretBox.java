// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.RostrumException;
import org.rostrum.settings.SecretBox;
import org.rostrum.settings.SettingError;
import org.rostrum.store.DataFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * AES-256-GCM with the keys of {@code <data>/keys/secrets.key}. A text is {@code sealed:<key>:<nonce and data in Base64>}; the
 * purpose is authenticated with it. An unusable file is tried again at each use, so that putting it right is enough.
 */
@Component(service = SecretBox.class)
public final class FileSecretBox implements SecretBox {

    /** Below the data folder. */
    static final String FILE = "keys/secrets.key";

    private static final Logger logger = LoggerFactory.getLogger(FileSecretBox.class);
    private static final Pattern SEALED = Pattern.compile("sealed:([0-9a-f]{8}):([A-Za-z0-9+/=]+)");
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Path file;
    private final SecureRandom random = new SecureRandom();
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private volatile @Nullable KeyRing ring;

    @Activate
    public FileSecretBox(@Reference DataFolder folder) {
        this(folder.path().resolve(FILE));
    }

    FileSecretBox(Path file) {
        this.file = file;
        keys();
    }

    private Optional<KeyRing> keys() {
        KeyRing known = ring;
        if (known == null) {
            known = load();
            ring = known;
        }
        return Optional.ofNullable(known);
    }

    private synchronized @Nullable KeyRing load() {
        try {
            return KeyRing.at(file);
        } catch (IOException e) {
            tell("the key file of secrets, " + file + ", is not used: " + e.getMessage());
            return null;
        }
    }

    /** Each fault once. */
    private void tell(String fault) {
        if (told.add(fault)) {
            logger.error("{}", fault);
        }
    }

    @Override
    public String seal(String purpose, String secret) {
        KeyRing keys = keys().orElseThrow(() -> new RostrumException(
                SettingError.SECRET_KEY_UNAVAILABLE, "The key file of secrets cannot be used, the log of the server says why."));
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] data = cipher(Cipher.ENCRYPT_MODE, keys.keys().get(keys.current()), nonce, purpose)
                    .doFinal(secret.getBytes(StandardCharsets.UTF_8));
            byte[] both = ByteBuffer.allocate(nonce.length + data.length).put(nonce).put(data).array();
            return "sealed:" + keys.current() + ":" + Base64.getEncoder().encodeToString(both);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    private static Cipher cipher(int mode, @Nullable SecretKey key, byte[] nonce, String purpose) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    @Override
    public Optional<String> open(String purpose, String sealed) {
        Matcher parts = SEALED.matcher(sealed);
        if (!parts.matches()) {
            return Optional.empty();
        }
        SecretKey key = keys().map(found -> found.keys().get(parts.group(1))).orElse(null);
        if (key == null) {
            tell("the secret of " + purpose + " counts as not set: its key " + parts.group(1) + " is not in " + file);
            return Optional.empty();
        }
        try {
            byte[] both = Base64.getDecoder().decode(parts.group(2));
            if (both.length > NONCE_BYTES) {
                byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
                Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, purpose);
                return Optional.of(new String(cipher.doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES), StandardCharsets.UTF_8));
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            logger.debug("a sealed text of {} does not open", purpose, e);
        }
        tell("the secret of " + purpose + " counts as not set: its text was changed or belongs to something else");
        return Optional.empty();
    }

    @Override
    public boolean isSealed(String text) {
        return SEALED.matcher(text).matches();
    }

    @Override
    public boolean isOutdated(String sealed) {
        Matcher parts = SEALED.matcher(sealed);
        return parts.matches() && keys().filter(found -> !found.current().equals(parts.group(1))).isPresent();
    }
}
