// SPDX-License-Identifier: Apache-2.0
import type { Card } from '@rostrum/api';

/** What the page before a meeting shows of it. */
export type ShownCard = Pick<Card, 'topic' | 'owner_name' | 'access' | 'state'>;

/** Gives the page the address of a conference that the server may show nobody from outside (80/UHP-4); what was seen in it stays with the entry of the history. */
export function keepCard(address: string, topic: string): void {
  const card: ShownCard = { topic, owner_name: '', access: 'private', state: 'running' };
  history.replaceState({ card }, '', address);
}

export function keptCard(): ShownCard | undefined {
  return (history.state as { card?: ShownCard } | null)?.card;
}
