// SPDX-License-Identifier: Apache-2.0

/** An address within the personal area that a click on a notification asks for; null: of another part of this server. */
export function routeOf(address: string): string | null {
  return address === '/me' || address.startsWith('/me/') ? address.slice('/me'.length) || '/' : null;
}

/** Goes where a click on a notification leads; until the returned function is called. */
export function followClicks(navigate: (route: string) => void): () => void {
  const listen = ({ data }: MessageEvent<{ type?: string; address?: string } | null>) => {
    if (data?.type !== 'rostrum.open' || !data.address) return;
    const route = routeOf(data.address);
    if (route) navigate(route);
    else location.assign(data.address);
  };
  navigator.serviceWorker?.addEventListener('message', listen);
  return () => navigator.serviceWorker?.removeEventListener('message', listen);
}
