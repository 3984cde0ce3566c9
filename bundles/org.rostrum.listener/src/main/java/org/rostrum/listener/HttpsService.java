// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Certificates, ports and TLS versions of the listener for administrators (20 §13): an OSGi service. Thread-safe; everything blocks. */
@ProviderType
public interface HttpsService {

    /** How it is now. */
    HttpsState state();

    /** The check of 20/TLS-12: what would be wrong with this change; empty: nothing. Changes nothing. */
    List<HttpsProblem> test(HttpsChange change);

    /**
     * Tests, carries out, waits for an answer, stores (20/TLS-13, TLS-14). Without an answer within 60 s everything is as before, an
     * event is written and a warning stays in {@link HttpsState#warnings()} (res. A-22). Open connections stay open, also when the port
     * changes. Returns when it is done, or after some seconds with {@link HttpsState#changing()}.
     *
     * @param by actor for the event log, {@code admin:<login>}
     * @throws HttpsRefused the test failed; nothing was changed
     * @throws org.rostrum.base.error.RostrumException {@link HttpsError#CHANGING}
     */
    HttpsState change(HttpsChange change, String by);

    /**
     * Makes a new own certificate for 365 days (20/TLS-23).
     *
     * @param company for its subject; empty fields stay out
     */
    HttpsState newSelfSigned(Company company, String by);

    /**
     * Checks and stores an uploaded certificate with its key (20/TLS-30, TLS-31); shown at once if the mode is {@link HttpsMode#CUSTOM}.
     *
     * @param certificate PEM, the server's own first and its signers after it; or DER; or PKCS #12 with key
     * @param key         PEM or DER: PKCS #8, PKCS #1, SEC 1; empty with PKCS #12
     * @param password    of key or PKCS #12, empty if none; not kept
     * @throws HttpsRefused something is wrong; nothing was stored
     */
    HttpsState upload(byte[] certificate, byte[] key, char[] password, String by);

    /**
     * Who stands in the own certificate beside the name of the server.
     *
     * @param organization up to 64 characters
     * @param country      two letters
     * @param state        state or province, up to 128 characters
     */
    record Company(String organization, String country, String state) {
        public static final Company NONE = new Company("", "", "");
    }
}
