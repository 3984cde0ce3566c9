// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import vectors from '../layout-vectors.json';
import { layout, type LayoutDescription, type Rectangle } from '../src/layout/layout';

const cameras: LayoutDescription = { kind: 'grid', gap: 8, narrowest: [16, 9], widest: [16, 9] };
const flexible: LayoutDescription = { kind: 'grid', gap: 8, narrowest: [9, 16], widest: [16, 9] };
const speaker: LayoutDescription = { kind: 'speaker', gap: 8, narrowest: [16, 9], widest: [16, 9], fill: false };
const sizes = [[390, 700], [700, 390], [834, 1000], [1440, 780], [3840, 2000], [200, 90]] as const;

describe('layout', () => {
  it.each(vectors.map((vector) => [vector.name, vector] as const))('reproduces the vector %s', (_, vector) => {
    expect(layout(vector.description as unknown as LayoutDescription, vector.count, vector.size)).toEqual(vector.rectangles);
  });

  it('keeps every picture inside and apart from the others, whatever the size and count', () => {
    for (const [width, height] of sizes)
      for (const description of [cameras, flexible, speaker])
        for (let count = 1; count <= 49; count++) {
          const rectangles = layout(description, count, { width, height });
          expect(rectangles.every((each) => inside(each, width, height)), `${description.kind} ${count} in ${width}x${height}`).toBe(true);
          expect(overlaps(rectangles)).toBe(false);
          if (description.kind === 'grid') expect(rectangles).toHaveLength(count);
        }
  });

  it('keeps the shape of camera pictures', () => {
    for (const { width, height } of layout(cameras, 7, { width: 1440, height: 780 })) expect(width / height).toBeCloseTo(16 / 9, 1);
  });

  it('has no place without space', () => {
    expect(layout(cameras, 3, { width: 0, height: 100 })).toEqual([]);
    expect(layout(cameras, 0, { width: 100, height: 100 })).toEqual([]);
  });
});

function inside({ x, y, width, height }: Rectangle, right: number, bottom: number): boolean {
  return x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= right && y + height <= bottom;
}

function overlaps(rectangles: Rectangle[]): boolean {
  return rectangles.some((a, index) =>
    rectangles.slice(index + 1).some((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height),
  );
}
