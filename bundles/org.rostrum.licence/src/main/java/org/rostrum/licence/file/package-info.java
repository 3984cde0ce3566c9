// SPDX-License-Identifier: Apache-2.0
/**
 * The files that issuer and server exchange, format 1: licence and request, both ASCII text with an armour of their own.
 * Plain Java on the JDK's Ed25519: the issuer's tool, which runs without OSGi, uses the same code.
 *
 * <pre>
 * -----BEGIN ROSTRUM LICENCE-----
 * Format: 1.0
 * Issuer: (first 32 hexadecimal digits of the SHA-256 of the issuer's public key)
 *
 * (JSON of the terms in UTF-8, as Base64 in lines of 64 characters)
 * -----BEGIN SIGNATURE-----
 * (Ed25519 signature over all text above this part, as it stands in the file, Base64)
 * -----END ROSTRUM LICENCE-----
 * </pre>
 *
 * The signature covers the text itself, so nothing has to be written anew in some canonical form to check it. Lines end with
 * LF; CR LF is read as LF, since mail programs make it of it. Everything else that differs by one byte is refused.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.rostrum.licence.file;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
