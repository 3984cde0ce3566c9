// SPDX-License-Identifier: Apache-2.0
import { address, ApiError, csrfToken, UNREACHABLE } from '@rostrum/api';
import type { Feature } from './featuresApi';

/**
 * Sends a file to the server; fetch cannot tell how much has gone, so this is the older way.
 *
 * @param onProgress part that has gone, 0 to 1; 1 while the server installs it
 * @throws ApiError for a refusal
 */
export function uploadExtension(file: Blob, onProgress: (part: number) => void): Promise<Feature[]> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address('/extensions'));
    request.responseType = 'json';
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    const token = csrfToken();
    if (token) request.setRequestHeader('X-CSRF-Token', token);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.upload.onload = () => onProgress(1);
    request.onerror = () => reject(new ApiError(0, UNREACHABLE));
    request.onload = () => {
      const body = request.response as { features?: Feature[] } | null;
      if (request.status >= 200 && request.status < 300) resolve(body?.features ?? []);
      else reject(ApiError.of(request.status, body));
    };
    request.send(file);
  });
}
