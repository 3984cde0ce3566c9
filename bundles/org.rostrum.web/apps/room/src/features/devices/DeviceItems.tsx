// SPDX-License-Identifier: Apache-2.0
import { Menu } from '@mantine/core';
import type { Device, LocalState } from '@rostrum/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../app/context';
import { useStore } from '../../common/useStore';

type Kind = 'microphone' | 'camera' | 'speaker';

/** The devices of one kind as items of a menu, the one in use marked. */
export function DeviceItems({ kind }: { kind: Kind }) {
  const { t } = useTranslation();
  const { room } = useRoom();
  const state = useStore(room.local.state);
  const choose = (id: string | null): void => {
    if (kind === 'speaker') room.local.chooseSpeaker(id);
    else if (id) void room.local.choose(kind, id);
  };
  const devices = devicesOf(state, kind);
  return (
    <>
      <Menu.Label>{t(`device.${kind}`)}</Menu.Label>
      {kind === 'speaker' && !devices.some((each) => each.id === 'default') && (
        <Item label={t('device.systemDefault')} chosen={state.speaker === null} onChoose={() => choose(null)} />
      )}
      {devices.map((device) => (
        <Item key={device.id} label={device.label} chosen={device.id === chosen(state, kind)} onChoose={() => choose(device.id)} />
      ))}
      {devices.length === 0 && kind !== 'speaker' && <Menu.Item disabled>{t('device.none')}</Menu.Item>}
    </>
  );
}

function Item({ label, chosen, onChoose }: { label: string; chosen: boolean; onChoose: () => void }) {
  return (
    <Menu.Item role="menuitemradio" aria-checked={chosen} onClick={onChoose} rightSection={chosen && <IconCheck size={16} aria-hidden />}>
      {label}
    </Menu.Item>
  );
}

export function devicesOf(state: LocalState, kind: Kind): readonly Device[] {
  return { microphone: state.microphones, camera: state.cameras, speaker: state.speakers }[kind];
}

export function chosen(state: LocalState, kind: Kind): string | null {
  return kind === 'speaker' ? (state.speaker ?? 'default') : state[kind].device;
}
