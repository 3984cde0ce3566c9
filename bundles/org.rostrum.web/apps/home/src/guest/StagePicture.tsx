// SPDX-License-Identifier: Apache-2.0
import classes from './StagePicture.module.css';

const WIDTH = 560;
const HEIGHT = 420;
const GAP = 16;

/** The bar of the meeting: four controls of 24 in a pill. */
const BAR_W = 150;
const BAR_X = (WIDTH - BAR_W) / 2;

interface Tile {
  x: number;
  y: number;
  w: number;
  h: number;
  tint: string;
  speaking?: boolean;
}

const SMALL_W = (WIDTH - 2 * GAP) / 3;
const BIG_H = 276;
const SMALL_H = HEIGHT - BIG_H - GAP;

const TILES: readonly Tile[] = [
  { x: 0, y: 0, w: WIDTH, h: BIG_H, tint: 'a', speaking: true },
  { x: 0, y: BIG_H + GAP, w: SMALL_W, h: SMALL_H, tint: 'b' },
  { x: SMALL_W + GAP, y: BIG_H + GAP, w: SMALL_W, h: SMALL_H, tint: 'c' },
  { x: 2 * (SMALL_W + GAP), y: BIG_H + GAP, w: SMALL_W, h: SMALL_H, tint: 'd' },
];

/** A meeting in outlines, for rooms on screens with space for it; decoration. */
export function StagePicture() {
  return (
    <svg className={classes.picture} viewBox={`-4 -4 ${WIDTH + 8} ${HEIGHT + 8}`} aria-hidden focusable="false">
      <defs>
        {TILES.map(({ x, y, w, h, tint }) => (
          <clipPath key={tint} id={`stage-${tint}`}><rect x={x} y={y} width={w} height={h} rx="14" /></clipPath>
        ))}
      </defs>
      {TILES.map((tile) => <Person key={tile.tint} {...tile} />)}
      <rect className={classes.bar} x={BAR_X} y={BIG_H - 58} width={BAR_W} height="40" rx="20" />
      {[0, 1, 2, 3].map((index) => (
        <circle key={index} className={index === 3 ? classes.leave : classes.control} cx={BAR_X + 24 + index * 34} cy={BIG_H - 38} r="12" />
      ))}
    </svg>
  );
}

function Person({ x, y, w, h, tint, speaking }: Tile) {
  const head = h * 0.17;
  const cx = x + w / 2;
  const cy = y + h * 0.43;
  return (
    <g data-tint={tint}>
      <g clipPath={`url(#stage-${tint})`}>
        <rect className={classes.wall} x={x} y={y} width={w} height={h} />
        <circle className={classes.lamp} cx={x + w * 0.82} cy={y + h * 0.18} r={h * 0.42} />
        <ellipse className={classes.body} cx={cx} cy={y + h * 1.06} rx={h * 0.42} ry={h * 0.42} />
        <circle className={classes.head} cx={cx} cy={cy} r={head} />
      </g>
      {speaking && <rect className={classes.ring} x={x} y={y} width={w} height={h} rx="14" />}
      <rect className={classes.plate} x={x + 12} y={y + h - 32} width={speaking ? 108 : 64} height="20" rx="6" />
    </g>
  );
}
