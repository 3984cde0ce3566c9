// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.issuer;

/** The help page. */
final class Usage {

    static final String TEXT = """
            usage: rostrum-issuer COMMAND [OPTIONS]

              init --name NAME                  make the issuer: folder, key pair, its password asked
              public-key [--out FILE]           the key for etc/issuers of the servers
              templates                         the templates and what is in them
              key --organization NAME [--contact TEXT]
                                                a registration key; shown once
              issue --server-id ID [OPTIONS]    a licence for a server
              answer FILE [--bind-host] [OPTIONS]
                                                the answer to a server's request file
              show FILE                         what a licence or request file says
              list [--server-id ID]             what was issued
              reset-binding ID                  the server may move to another computer
              free-name NAME                    another server may take the name

            Options of issue and answer (numbers may be "unlimited"):
              --template NAME (free)            limits to start from: free, trial, unlimited, or templates/NAME.json
              --online N --pro N --guest N --gateway N --accounts N --conferences N
              --participants 16x110,49x49       speakers x participants
              --features a,b,c                  instead of the template's; or --add-feature NAME, --remove-feature NAME
              --edition WORD --organization TEXT --contact TEXT --support TEXT --authority-required true|false
              --valid-from DATE --valid-until DATE | --days N, --grace-days N
              --major-version N                 of the server; that of this tool, or of the request
              --server-name NAME --host DIGEST  issue only: for the register; binding
              --out FILE                        where to write; else to the terminal

            Everywhere: --folder DIR (ROSTRUM_ISSUER_FOLDER, or ./issuer). ROSTRUM_ISSUER_PASSWORD: password of the key, for scripts.
            """;

    private Usage() {}
}
