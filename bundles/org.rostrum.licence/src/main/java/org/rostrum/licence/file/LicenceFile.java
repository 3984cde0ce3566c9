// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.file;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rostrum.licence.LicenceError;

/** A licence file: its text, who says to have signed it, and the terms once the signature is checked. Immutable. */
public final class LicenceFile {

    private static final String TITLE = "ROSTRUM LICENCE";
    private static final String SIGNATURE = "-----BEGIN SIGNATURE-----\n";
    private static final String ALGORITHM = "Ed25519";

    private final String signed;
    private final byte[] signature;
    private final Armour.Parts parts;

    private LicenceFile(String signed, byte[] signature, Armour.Parts parts) {
        this.signed = signed;
        this.signature = signature;
        this.parts = parts;
    }

    /** Writes and signs. */
    public static String write(LicenceTerms terms, PublicKey issuer, PrivateKey key) throws GeneralSecurityException {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Format", "1.0");
        headers.put("Issuer", IssuerKey.id(issuer));
        byte[] payload = TermsJson.write(terms).getBytes(StandardCharsets.UTF_8);
        String signed = Armour.begin(TITLE) + Armour.content(headers, payload);
        Signature signer = Signature.getInstance(ALGORITHM);
        signer.initSign(key);
        signer.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + SIGNATURE + Armour.base64(signer.sign()) + Armour.end(TITLE);
    }

    /** Takes a text apart; nothing of it is to be believed before {@link #terms} has checked the signature. */
    public static LicenceFile read(String text) throws LicenceFileException {
        String normal = Armour.normal(text);
        String inner = Armour.between(normal, Armour.begin(TITLE), Armour.end(TITLE));
        int cut = inner.indexOf(SIGNATURE);
        if (cut < 0) {
            throw LicenceFileException.malformed("The licence has no signature.");
        }
        Armour.Parts parts = Armour.parts(inner.substring(0, cut));
        Armour.checkFormat(parts);
        byte[] signature = Armour.decode(inner.substring(cut + SIGNATURE.length()));
        return new LicenceFile(Armour.begin(TITLE) + inner.substring(0, cut), signature, parts);
    }

    /** ID of the key that this file says to be signed with, {@link IssuerKey#id}. */
    public String issuerKey() throws LicenceFileException {
        return parts.header("Issuer");
    }

    /** The terms, which this key signed. */
    public LicenceTerms terms(PublicKey issuer) throws LicenceFileException {
        if (!signedBy(issuer)) {
            throw new LicenceFileException(LicenceError.FILE_SIGNATURE, "The licence was changed after it was signed.");
        }
        return TermsJson.read(parts.payload());
    }

    private boolean signedBy(PublicKey issuer) {
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(issuer);
            verifier.update(signed.getBytes(StandardCharsets.US_ASCII));
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
