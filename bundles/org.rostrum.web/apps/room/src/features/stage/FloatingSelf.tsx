// SPDX-License-Identifier: Apache-2.0
import type { Size, Tile } from '@rostrum/core';
import { useRef, useState, type PointerEvent } from 'react';
import { useRoom } from '../../app/context';
import { useStore } from '../../common/useStore';
import classes from './Stage.module.css';
import { TileView } from './TileView';

interface Corner {
  readonly right: boolean;
  readonly bottom: boolean;
}

const MARGIN = 12;

/** The own picture over the others; it is dragged into another corner. */
export function FloatingSelf({ tile, space }: { tile: Tile; space: Size }) {
  const { room } = useRoom();
  const own = useStore(room.meeting, (meeting) => meeting?.own);
  const [corner, setCorner] = useState<Corner>({ right: true, bottom: true });
  const [drag, setDrag] = useState<{ x: number; y: number } | null>(null);
  const from = useRef({ x: 0, y: 0 });
  const size = sizeIn(space);
  const place = {
    x: (corner.right ? space.width - size.width - MARGIN : MARGIN) + (drag?.x ?? 0),
    y: (corner.bottom ? space.height - size.height - MARGIN : MARGIN) + (drag?.y ?? 0),
  };
  const down = (event: PointerEvent): void => {
    if ((event.target as Element).closest('button')) return;
    from.current = { x: event.clientX, y: event.clientY };
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({ x: 0, y: 0 });
  };
  const move = (event: PointerEvent): void => {
    if (drag) setDrag({ x: event.clientX - from.current.x, y: event.clientY - from.current.y });
  };
  const up = (): void => {
    setCorner({ right: place.x + size.width / 2 > space.width / 2, bottom: place.y + size.height / 2 > space.height / 2 });
    setDrag(null);
  };
  if (space.width === 0) return null;
  return (
    <div className={classes.floating} data-dragged={drag !== null || undefined} onPointerDown={down} onPointerMove={move} onPointerUp={up} onPointerCancel={up}>
      <TileView floating tile={tile} participant={own} remote={undefined} rectangle={{ ...place, ...size }} />
    </div>
  );
}

/** Upright on phones that are held so, as the camera's picture then is. */
function sizeIn(space: Size): Size {
  if (space.width < 640 && space.height > space.width) return { width: 108, height: 144 };
  const width = Math.round(Math.min(264, Math.max(150, space.width * 0.19)));
  return { width, height: Math.round((width * 9) / 16) };
}
