// SPDX-License-Identifier: Apache-2.0
import type { Participant, Rectangle, RemoteTrack, Tile } from '@rostrum/core';
import { NameMark, tintOf } from '@rostrum/kit';
import { memo, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../app/context';
import { markFirstFrame } from '../../app/inspect';
import { useStore } from '../../common/useStore';
import classes from './Stage.module.css';
import { TileActions } from './TileActions';
import { TileMarks } from './TileMarks';
import { Video } from './Video';

interface TileProps {
  tile: Tile;
  rectangle: Rectangle;
  participant: Participant | undefined;
  remote: RemoteTrack | undefined;
  main?: boolean;
  /** The own picture over the others. */
  floating?: boolean;
}

/** One picture with its marks; a tint and initials while there is none. */
export const TileView = memo(function TileView({ tile, rectangle, participant, remote, main = false, floating = false }: TileProps) {
  const { t } = useTranslation();
  const { room, screen } = useRoom();
  const speaking = useStore(room.speaking, (state) => state.now.includes(tile.participant));
  if (!participant) return null;
  const name = tile.own ? t('room.you', { name: participant.display_name }) : participant.display_name;
  const label = tile.source === 'content' ? t('stage.content', { name: participant.display_name }) : name;
  const pin = (): void => screen.pinned.update((pinned) => (pinned === tile.key ? null : tile.key));
  return (
    <div
      className={classes.tile}
      style={{ width: rectangle.width, height: rectangle.height, transform: `translate(${rectangle.x}px, ${rectangle.y}px)`, ['--tile-hue' as string]: tintOf(participant.display_name) }}
      role="group"
      aria-label={label}
      data-testid="tile"
      data-participant={tile.participant}
      data-source={tile.source}
      data-own={tile.own || undefined}
      data-main={main || undefined}
      data-small={rectangle.width < 180 || undefined}
      data-speaking={(speaking && participant.microphone && tile.source === 'camera') || undefined}
      data-away={participant.presence === 'away' || undefined}
      onDoubleClick={pin}
    >
      <Picture tile={tile} participant={participant} remote={remote} label={label} size={Math.min(rectangle.width, rectangle.height)} />
      <TileMarks tile={tile} participant={participant} remote={remote} label={floating ? t('room.youShort') : label} />
      <TileActions tile={tile} participant={participant} />
    </div>
  );
});

type PictureProps = Pick<TileProps, 'tile' | 'remote'> & { participant: Participant; label: string; size: number };

function Picture({ tile, participant, remote, label, size }: PictureProps) {
  const { room } = useRoom();
  const local = useStore(room.local.state);
  const audioOnly = useStore(room.audioOnly);
  const stream = tile.own ? local.picture : isOn(tile, participant) && !audioOnly ? flowing(remote) : null;
  const mark = <NameMark name={participant.display_name} size={Math.round(Math.max(32, Math.min(128, size * 0.36)))} />;
  return (
    <>
      <div className={classes.avatar}>{mark}</div>
      {stream && <LivePicture key={remote?.slot ?? 'own'} stream={stream} tile={tile} label={label} mirrored={tile.own && local.facing === 'user'} />}
    </>
  );
}

/** Covers the initials as soon as the first picture is decoded, not before. */
function LivePicture({ stream, tile, label, mirrored }: { stream: MediaStream; tile: Tile; label: string; mirrored: boolean }) {
  const [live, setLive] = useState(false);
  const shown = useCallback(() => {
    if (!tile.own) markFirstFrame();
    setLive(true);
  }, [tile.own]);
  return (
    <div className={classes.picture} data-live={live || undefined}>
      <Video stream={stream} mirrored={mirrored} fit={tile.source === 'content' ? 'contain' : 'cover'} label={label} onPicture={shown} />
    </div>
  );
}

function isOn(tile: Tile, participant: Participant): boolean {
  return tile.source === 'content' ? participant.content : participant.camera;
}

/** Paused for lack of bandwidth or by a limit: the last picture of a screen is worth keeping, a frozen face is not. */
function flowing(remote: RemoteTrack | undefined): MediaStream | null {
  return remote && (remote.paused === 'none' || ((remote.paused === 'bandwidth' || remote.paused === 'limit') && remote.source === 'content')) ? remote.stream : null;
}
