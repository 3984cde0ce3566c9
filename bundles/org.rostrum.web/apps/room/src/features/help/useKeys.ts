// SPDX-License-Identifier: Apache-2.0
import { useEffect } from 'react';
import { useRoom, type RoomServices } from '../../app/context';
import { toggleFullScreen } from '../../common/fullScreen';
import { VIEWS } from '../bar/LayoutMenu';

/** Places where keys belong to what has the focus. */
const OCCUPIED = 'input, textarea, select, [contenteditable], [role="menu"], [role="dialog"], [role="separator"]';

/** The keys of ux.md section 3 for what exists; by their place on the keyboard, so that they work in every alphabet. */
export function useKeys(): void {
  const services = useRoom();
  useEffect(() => {
    const held = new HoldToTalk(services);
    const down = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || (event.target as Element).closest?.(OCCUPIED)) return;
      if (event.key === '?') return act(event, () => services.screen.help.set(true));
      if (event.code === 'Space') return held.down(event);
      const action = ACTIONS[event.code];
      if (action && !event.repeat && !event.shiftKey) act(event, () => action(services));
    };
    const up = (event: KeyboardEvent): void => held.up(event);
    window.addEventListener('keydown', down);
    window.addEventListener('keyup', up);
    return () => {
      window.removeEventListener('keydown', down);
      window.removeEventListener('keyup', up);
    };
  }, [services]);
}

const ACTIONS: Readonly<Record<string, (services: RoomServices) => void>> = {
  KeyD: ({ room }) => void room.toggle('microphone'),
  KeyE: ({ room }) => void room.toggle('camera'),
  KeyS: ({ room }) => room.share.supported && void room.toggleShare(),
  KeyP: ({ screen }) => screen.panel.update((panel) => (panel === 'people' ? null : 'people')),
  KeyL: ({ screen }) => screen.view.update((view) => VIEWS[(VIEWS.findIndex((each) => each.view === view) + 1) % VIEWS.length]!.view),
  KeyF: () => toggleFullScreen(),
};

function act(event: KeyboardEvent, action: () => void): void {
  event.preventDefault();
  action();
}

/** Space opens the muted microphone for as long as it is held; on a control it stays that control's key. */
class HoldToTalk {
  private talking = false;

  constructor(private readonly services: RoomServices) {}

  down(event: KeyboardEvent): void {
    if (this.talking) return event.preventDefault();
    const { room } = this.services;
    if (event.repeat || (event.target as Element).closest('button, a, [tabindex="0"]') || room.local.state.get().microphone.on) return;
    event.preventDefault();
    this.talking = true;
    void room.setOn('microphone', true);
  }

  up(event: KeyboardEvent): void {
    if (event.code !== 'Space' || !this.talking) return;
    event.preventDefault();
    this.talking = false;
    void this.services.room.setOn('microphone', false);
  }
}
