// SPDX-License-Identifier: Apache-2.0

/** A certificate or key file as the server takes it: PEM as it is, anything else (DER, PKCS #12) in Base64. */
export async function pemOrBase64(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = new TextDecoder().decode(bytes);
  if (text.includes('-----BEGIN ')) return text;
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
