// SPDX-License-Identifier: Apache-2.0
import { Menu } from '@mantine/core';
import type { CaptureKind } from '@rostrum/core';
import { IconChevronUp, IconMicrophone, IconMicrophoneOff, IconVideo, IconVideoOff } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../app/context';
import { useStore } from '../../common/useStore';
import { DeviceItems } from '../devices/DeviceItems';
import { MutedHintItem } from '../devices/MutedHintItem';
import classes from './Bar.module.css';
import { BarButton } from './BarButton';

const ICONS = {
  microphone: { on: <IconMicrophone size={22} stroke={1.7} />, off: <IconMicrophoneOff size={22} stroke={1.7} /> },
  camera: { on: <IconVideo size={22} stroke={1.7} />, off: <IconVideoOff size={22} stroke={1.7} /> },
};
const WORDS = { microphone: { on: 'bar.muteOn', off: 'bar.muteOff' }, camera: { on: 'bar.cameraOn', off: 'bar.cameraOff' } };
const KEYS = { microphone: 'D', camera: 'E' };

/** Microphone or camera: the switch, and the menu of its devices. */
export function CaptureControl({ kind }: { kind: CaptureKind }) {
  const { t } = useTranslation();
  const { room } = useRoom();
  const { on, problem } = useStore(room.local.state, (state) => state[kind]);
  const word = on ? 'on' : 'off';
  return (
    <div className={classes.split} data-tone={on ? undefined : 'off'}>
      <BarButton
        icon={ICONS[kind][word]}
        label={t(WORDS[kind][word])}
        shortcut={KEYS[kind]}
        tone={on ? undefined : 'off'}
        data-testid={kind}
        data-on={on}
        data-problem={problem ?? undefined}
        onClick={() => void room.toggle(kind)}
      >
        {kind === 'microphone' && on && <Level />}
      </BarButton>
      <Menu position="top-start" withinPortal width={300}>
        <Menu.Target>
          <button type="button" className={classes.chevron} aria-label={t('device.options', { device: t(`device.${kind}`) })} data-testid={`${kind}-options`}>
            <IconChevronUp size={16} stroke={2} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <DeviceItems kind={kind} />
          {kind === 'microphone' && (
            <>
              <Menu.Divider />
              <DeviceItems kind="speaker" />
              <Menu.Divider />
              <MutedHintItem />
            </>
          )}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

/** Rises behind the icon; drawn past React. */
function Level() {
  const { room } = useRoom();
  const bar = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const draw = (): void => bar.current?.style.setProperty('--level', String(room.local.level.get()));
    draw();
    return room.local.level.subscribe(draw);
  }, [room]);
  return <span ref={bar} className={classes.level} aria-hidden />;
}
