// SPDX-License-Identifier: Apache-2.0

/** Width and height as whole numbers, so that every implementation rounds alike. */
export type Ratio = readonly [width: number, height: number];

export type LayoutDescription =
  /** All alike, as large as they can be. */
  | { readonly kind: 'grid'; readonly gap: number; readonly narrowest: Ratio; readonly widest: Ratio }
  /** One large, the others in a strip beside it, or below if the space is upright. */
  | { readonly kind: 'speaker'; readonly gap: number; readonly narrowest: Ratio; readonly widest: Ratio; readonly fill: boolean };

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Rectangle extends Size {
  readonly x: number;
  readonly y: number;
}

/** Shape of the pictures in a strip. */
const STRIP_RATIO: Ratio = [16, 9];

/**
 * Where `count` pictures go in a space of `size` pixels. Integer arithmetic only; `packages/core/layout-vectors.json` holds the
 * examples that every implementation must reproduce. In the speaker layout the first rectangle is the large one, and there are
 * fewer rectangles than pictures if the strip is too short for all.
 */
export function layout(description: LayoutDescription, count: number, size: Size): Rectangle[] {
  if (count <= 0 || size.width <= 0 || size.height <= 0) return [];
  return description.kind === 'grid' ? grid(description, count, size) : speaker(description, count, size);
}

type Shape = Pick<LayoutDescription, 'gap' | 'narrowest' | 'widest'>;

function grid(shape: Shape, count: number, size: Size): Rectangle[] {
  let best: { columns: number; tile: Size } | undefined;
  for (let columns = 1; columns <= count; columns++) {
    const tile = cellTile(shape, columns, Math.ceil(count / columns), size);
    if (tile && (!best || tile.width * tile.height > best.tile.width * best.tile.height)) best = { columns, tile };
  }
  return best ? place(best.columns, best.tile, shape.gap, count, size) : [];
}

function cellTile({ gap, narrowest, widest }: Shape, columns: number, rows: number, size: Size): Size | undefined {
  const width = div(size.width - gap * (columns - 1), columns);
  const height = div(size.height - gap * (rows - 1), rows);
  return width > 0 && height > 0 ? within({ width, height }, narrowest, widest) : undefined;
}

/** The largest size in `cell` whose shape lies between the two ratios. */
function within(cell: Size, narrowest: Ratio, widest: Ratio): Size {
  if (cell.width * widest[1] > cell.height * widest[0]) return { width: div(cell.height * widest[0], widest[1]), height: cell.height };
  if (cell.width * narrowest[1] < cell.height * narrowest[0]) return { width: cell.width, height: div(cell.width * narrowest[1], narrowest[0]) };
  return cell;
}

/** Rows from the top, the last one centred if it is not full. */
function place(columns: number, tile: Size, gap: number, count: number, size: Size): Rectangle[] {
  const rows = Math.ceil(count / columns);
  const top = div(size.height - rows * tile.height - gap * (rows - 1), 2);
  return Array.from({ length: count }, (_, index) => {
    const row = div(index, columns);
    const inRow = row === rows - 1 ? count - row * columns : columns;
    const left = div(size.width - inRow * tile.width - gap * (inRow - 1), 2);
    return { x: left + (index % columns) * (tile.width + gap), y: top + row * (tile.height + gap), ...tile };
  });
}

function speaker(description: LayoutDescription & { kind: 'speaker' }, count: number, size: Size): Rectangle[] {
  if (count === 1) return [large(description, { x: 0, y: 0, ...size })];
  return size.width * 3 >= size.height * 4 ? stripBeside(description, count, size) : stripBelow(description, count, size);
}

function stripBeside(description: LayoutDescription & { kind: 'speaker' }, count: number, size: Size): Rectangle[] {
  const { gap } = description;
  const width = clamp(div(size.width, 6), 96, 280);
  const height = div(width * STRIP_RATIO[1], STRIP_RATIO[0]);
  const shown = Math.min(count - 1, div(size.height + gap, height + gap));
  const top = div(size.height - shown * height - gap * (shown - 1), 2);
  const main = large(description, { x: 0, y: 0, width: size.width - width - gap, height: size.height });
  return [main, ...strip(shown, (index) => ({ x: size.width - width, y: top + index * (height + gap), width, height }))];
}

function stripBelow(description: LayoutDescription & { kind: 'speaker' }, count: number, size: Size): Rectangle[] {
  const { gap } = description;
  const width = clamp(div(size.width - 2 * gap, 3), 96, 240);
  const height = div(width * STRIP_RATIO[1], STRIP_RATIO[0]);
  const shown = Math.min(count - 1, div(size.width + gap, width + gap));
  const left = div(size.width - shown * width - gap * (shown - 1), 2);
  const main = large(description, { x: 0, y: 0, width: size.width, height: size.height - height - gap });
  return [main, ...strip(shown, (index) => ({ x: left + index * (width + gap), y: size.height - height, width, height }))];
}

function strip(count: number, at: (index: number) => Rectangle): Rectangle[] {
  return Array.from({ length: Math.max(0, count) }, (_, index) => at(index));
}

function large({ fill, narrowest, widest }: LayoutDescription & { kind: 'speaker' }, area: Rectangle): Rectangle {
  if (fill) return area;
  const tile = within(area, narrowest, widest);
  return { x: area.x + div(area.width - tile.width, 2), y: area.y + div(area.height - tile.height, 2), ...sizeOf(tile) };
}

function sizeOf({ width, height }: Size): Size {
  return { width, height };
}

function div(dividend: number, divisor: number): number {
  return Math.floor(dividend / divisor);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
