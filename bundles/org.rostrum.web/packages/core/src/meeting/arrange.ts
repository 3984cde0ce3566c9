// SPDX-License-Identifier: Apache-2.0
import type { Participant } from '../signal/messages';

/** One picture: somebody's camera or somebody's content. */
export interface Tile {
  /** `<participant>:<source>`, stable over the life of the picture. */
  readonly key: string;
  readonly participant: string;
  readonly source: 'camera' | 'content';
  readonly own: boolean;
}

export type ViewMode = 'auto' | 'grid' | 'speaker';

export interface ArrangeInput {
  readonly people: readonly Participant[];
  readonly own: string;
  readonly view: ViewMode;
  /** Key of the tile to be large, if it still exists. */
  readonly pinned: string | null;
  readonly activeSpeaker: string | null;
  /** Small screens keep the own picture out of the grid. */
  readonly compact: boolean;
  /** Tiles that a grid page holds. */
  readonly pageSize: number;
  /** Wanted page, from 0. */
  readonly page: number;
  /** Who spoke, latest first: they are brought to the first page. */
  readonly recentSpeakers: readonly string[];
}

export interface Arrangement {
  readonly kind: 'grid' | 'speaker';
  /** Large picture of the speaker view; null in the grid. */
  readonly main: Tile | null;
  /** The others, in stable order: a page of the grid, or all candidates of the strip (oneself first, so that it never falls off). */
  readonly tiles: readonly Tile[];
  /** The own picture floats over the stage. */
  readonly floating: Tile | null;
  readonly page: number;
  readonly pages: number;
}

/** Which pictures are shown where (ux.md section 3): a pure function, so that nothing jumps for reasons that nobody can see. */
export function arrange(input: ArrangeInput): Arrangement {
  const cameras = input.people.map((each) => tileOf(each.id, 'camera', input.own));
  const contents = input.people.filter((each) => each.content && each.id !== input.own).map((each) => tileOf(each.id, 'content', input.own));
  const all = [...contents, ...cameras];
  const main = mainTile(input, all, contents);
  return main ? withMain(input, main, all) : grid(input, all);
}

function tileOf(participant: string, source: Tile['source'], own: string): Tile {
  return { key: `${participant}:${source}`, participant, source, own: participant === own };
}

function mainTile(input: ArrangeInput, all: readonly Tile[], contents: readonly Tile[]): Tile | undefined {
  const pinned = all.find((each) => each.key === input.pinned);
  if (pinned || input.view === 'grid') return pinned;
  if (contents.length > 0) return contents.at(-1);
  if (input.view === 'auto') return undefined;
  const others = all.filter((each) => !each.own);
  return others.find((each) => each.participant === input.activeSpeaker) ?? others[0];
}

function withMain(input: ArrangeInput, main: Tile, all: readonly Tile[]): Arrangement {
  const rest = all.filter((each) => each !== main);
  const own = rest.find((each) => each.own) ?? null;
  const floating = rest.length === 1 ? own : null;
  const others = promote(rest.filter((each) => !each.own), Math.max(1, input.pageSize), input.recentSpeakers);
  return { kind: 'speaker', main, tiles: own && !floating ? [own, ...others] : others, floating, page: 0, pages: 1 };
}

function grid(input: ArrangeInput, all: readonly Tile[]): Arrangement {
  const own = all.find((each) => each.own) ?? null;
  const others = all.filter((each) => !each.own);
  const floating = own && others.length > 0 && (input.compact || others.length === 1) ? own : null;
  const shown = floating || !own ? others : [...others, own];
  return { kind: 'grid', main: null, floating, ...pageOf(shown, input) };
}

/** The own picture stays on every page, at its end; the others turn over. */
function pageOf(shown: readonly Tile[], input: ArrangeInput): Pick<Arrangement, 'tiles' | 'page' | 'pages'> {
  if (shown.length <= input.pageSize) return { tiles: shown, page: 0, pages: 1 };
  const own = shown.filter((each) => each.own);
  const size = Math.max(1, input.pageSize - own.length);
  const others = promote(shown.filter((each) => !each.own), size, input.recentSpeakers);
  const pages = Math.ceil(others.length / size);
  const page = Math.min(Math.max(0, input.page), pages - 1);
  return { tiles: [...others.slice(page * size, (page + 1) * size), ...own], page, pages };
}

/** Brings those who spoke among the first `size`, each in the place of one who did not; nobody else moves. */
export function promote(tiles: readonly Tile[], size: number, recentSpeakers: readonly string[]): readonly Tile[] {
  if (tiles.length <= size) return tiles;
  const order = [...tiles];
  const spoke = new Set(recentSpeakers.slice(0, size));
  for (let from = size; from < order.length; from++) {
    if (!isVoice(order[from], spoke)) continue;
    const to = order.slice(0, size).findLastIndex((each) => !isVoice(each, spoke) && each.source === 'camera');
    if (to < 0) break;
    [order[to], order[from]] = [order[from]!, order[to]!];
  }
  return order;
}

function isVoice(tile: Tile | undefined, spoke: ReadonlySet<string>): boolean {
  return tile !== undefined && tile.source === 'camera' && spoke.has(tile.participant);
}
