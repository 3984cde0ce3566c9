// SPDX-License-Identifier: Apache-2.0
import { arrange, layout, type Arrangement, type LayoutDescription, type PictureWish, type Rectangle, type RemoteTrack, type Size, type Tile } from '@rostrum/core';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../app/context';
import { useSize } from '../../common/useSize';
import { useStore } from '../../common/useStore';
import { Alone } from './Alone';
import { FloatingSelf } from './FloatingSelf';
import { Pager } from './Pager';
import classes from './Stage.module.css';
import { StageNotes } from './StageNotes';
import { TileView } from './TileView';

const GAP = 8;
const COMPACT_WIDTH = 560;
const COMPACT_HEIGHT = 420;

/** Everybody's pictures. */
export function Stage({ frozen }: { frozen: boolean }) {
  const { t } = useTranslation();
  const { room } = useRoom();
  const space = useRef<HTMLDivElement>(null);
  const size = useSize(space);
  const arrangement = useArrangement(size);
  const remote = useStore(room.transport.remote);
  const placed = useMemo(() => place(arrangement, size), [arrangement, size]);
  useWishes(placed, size);
  const people = useStore(room.meeting, (meeting) => meeting?.people) ?? [];
  const hidden = arrangement.kind === 'speaker' ? arrangement.tiles.length + 1 - placed.length : 0;
  return (
    <section className={classes.stage} data-frozen={frozen || undefined} aria-label={t('stage.label')} data-testid="stage" data-view={arrangement.kind}>
      <div ref={space} className={classes.space}>
        {placed.map(({ tile, rectangle }) => (
          <TileView
            key={tile.key}
            tile={tile}
            rectangle={rectangle}
            participant={people.find((each) => each.id === tile.participant)}
            remote={trackOf(remote, tile)}
            main={tile === arrangement.main}
          />
        ))}
        {arrangement.floating && <FloatingSelf tile={arrangement.floating} space={size} />}
        {hidden > 0 && <span className={classes.hidden}>{t('stage.moreHidden', { count: hidden })}</span>}
        {people.length === 1 && <Alone />}
      </div>
      {arrangement.pages > 1 && <Pager page={arrangement.page} pages={arrangement.pages} />}
      <StageNotes />
    </section>
  );
}

function useArrangement(size: Size): Arrangement {
  const { room, screen } = useRoom();
  const meeting = useStore(room.meeting);
  const view = useStore(screen.view);
  const pinned = useStore(screen.pinned);
  const page = useStore(screen.page);
  const active = useStore(room.speaking, (speaking) => speaking.shown.active);
  const recent = useStore(room.speaking, (speaking) => speaking.recent);
  const compact = size.width < COMPACT_WIDTH || size.height < COMPACT_HEIGHT;
  const pageSize = compact ? 6 : size.width < 1000 ? 12 : 16;
  return useMemo(
    () =>
      arrange({
        people: meeting?.people ?? [],
        own: meeting?.own.id ?? '',
        view,
        pinned,
        page,
        compact,
        pageSize,
        activeSpeaker: active,
        recentSpeakers: recent,
      }),
    [meeting, view, pinned, page, compact, pageSize, active, recent],
  );
}

interface Placed {
  readonly tile: Tile;
  readonly rectangle: Rectangle;
}

function place(arrangement: Arrangement, size: Size): Placed[] {
  const tiles = arrangement.main ? [arrangement.main, ...arrangement.tiles] : arrangement.tiles;
  return layout(describe(arrangement, size), tiles.length, size).map((rectangle, index) => ({ tile: tiles[index]!, rectangle }));
}

/** Cameras keep their shape on large screens; on phones held upright they may be upright to fill it. */
function describe({ kind, main }: Arrangement, size: Size): LayoutDescription {
  const shape = { gap: GAP, narrowest: size.width < COMPACT_WIDTH && size.height > size.width ? ([9, 16] as const) : ([16, 9] as const), widest: [16, 9] as const };
  return kind === 'grid' ? { kind, ...shape } : { kind, ...shape, fill: main?.source === 'content' };
}

/** Asks for what is seen, in the size in which it is seen, the large picture first. */
function useWishes(placed: readonly Placed[], size: Size): void {
  const { room } = useRoom();
  const scale = window.devicePixelRatio;
  const wishes: PictureWish[] = placed
    .filter(({ tile }) => !tile.own)
    .map(({ tile, rectangle }) => ({
      participant: tile.participant,
      source: tile.source,
      width: Math.round(rectangle.width * scale),
      height: Math.round(rectangle.height * scale),
    }));
  const key = JSON.stringify(wishes);
  useEffect(() => {
    if (size.width > 0) room.show(JSON.parse(key) as PictureWish[]);
  }, [room, key, size.width]);
}

function trackOf(remote: ReadonlyMap<string, RemoteTrack>, tile: Tile): RemoteTrack | undefined {
  for (const track of remote.values()) if (track.participant === tile.participant && track.source === tile.source && track.slot.startsWith('v')) return track;
  return undefined;
}
