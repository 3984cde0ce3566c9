#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Makes the files of this folder anew, with the tool that administrators use. Valid for 100 years, so that tests choose the time.
set -euo pipefail
cd "$(dirname "$0")"
days=36500
ext() { printf 'basicConstraints=critical,%s\n%s' "$1" "${2:-}"; }
openssl ecparam -name prime256v1 -genkey -noout -out root.key
openssl req -x509 -new -key root.key -subj '/CN=Test root' -days $days -out root.pem 2>/dev/null
openssl ecparam -name prime256v1 -genkey -noout -out middle.key
openssl req -new -key middle.key -subj '/CN=Test middle' | openssl x509 -req -CA root.pem -CAkey root.key -CAcreateserial -days $days \
  -extfile <(ext CA:TRUE) -out middle.pem 2>/dev/null
leaf() { # NAME: signs NAME.key
  openssl req -new -key "$1.key" -subj '/C=DE/ST=Hamburg/O=Example/CN=video.example.org' | openssl x509 -req -CA middle.pem -CAkey middle.key -CAcreateserial \
    -days $days -extfile <(ext CA:FALSE 'subjectAltName=DNS:video.example.org,DNS:*.meet.example.org,IP:192.0.2.7') -out "$1.pem" 2>/dev/null
  cat "$1.pem" middle.pem >"$1-chain.pem"
}
openssl genrsa -traditional -out rsa.key 2048 2>/dev/null && leaf rsa
openssl ecparam -name prime256v1 -genkey -noout -out ec.key && leaf ec
openssl genrsa -out short.key 1024 2>/dev/null && leaf short
openssl genpkey -algorithm ed25519 -out ed25519.key && leaf ed25519
for kind in rsa ec; do
  openssl pkcs8 -topk8 -nocrypt -in $kind.key -out $kind-pkcs8.key
  openssl pkcs8 -topk8 -in $kind.key -passout pass:secret -out $kind-pkcs8-locked.key
  openssl $kind -aes256 -in $kind.key -passout pass:secret -out $kind-locked.key -traditional 2>/dev/null || openssl $kind -aes256 -in $kind.key -passout pass:secret -out $kind-locked.key 2>/dev/null
  openssl pkcs8 -topk8 -nocrypt -in $kind.key -outform DER -out $kind-pkcs8.der
  openssl $kind -in $kind.key -outform DER -out $kind.der 2>/dev/null
  openssl x509 -in $kind.pem -outform DER -out $kind-certificate.der
done
openssl rsa -in rsa.key -traditional -outform DER -out rsa.der 2>/dev/null
openssl pkcs12 -export -in ec-chain.pem -inkey ec.key -passout pass:secret -out ec.p12
cat middle.pem ec.pem >ec-reversed.pem
cat ec.pem root.pem >ec-gap.pem
openssl x509 -in ec.pem -text -out ec-text.pem
rm -f *.srl root.key middle.key ed25519.pem short.pem rsa.pem
