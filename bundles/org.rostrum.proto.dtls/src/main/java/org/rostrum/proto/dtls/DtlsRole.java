// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.dtls;

/** {@code a=setup}: active is the client, passive the server (RFC 5763 section 5). */
public enum DtlsRole {
    CLIENT,
    SERVER
}
