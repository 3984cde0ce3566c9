// SPDX-License-Identifier: Apache-2.0
import { Menu } from '@mantine/core';
import type { ContentHint } from '@rostrum/core';
import { IconCheck, IconChevronUp, IconScreenShare, IconScreenShareOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../app/context';
import { useStore } from '../../common/useStore';
import classes from './Bar.module.css';
import { BarButton } from './BarButton';

const HINTS: readonly { hint: ContentHint; label: string; help: string }[] = [
  { hint: 'detail', label: 'bar.hintDetail', help: 'bar.hintDetailHelp' },
  { hint: 'motion', label: 'bar.hintMotion', help: 'bar.hintMotionHelp' },
];

/** Sharing of the screen; absent where the browser cannot, explained where the person may not (30/RGT-7). */
export function ShareControl() {
  const { t } = useTranslation();
  const { room } = useRoom();
  const { stream, hint } = useStore(room.share.state);
  const rights = useStore(room.signal.rights);
  if (!room.share.supported) return null;
  if (rights !== null && !rights.includes('screen_share') && !stream) {
    return (
      <BarButton
        icon={<IconScreenShareOff size={22} stroke={1.7} />}
        label={t('bar.shareForbidden')}
        aria-disabled
        data-testid="share"
        data-allowed={false}
        onClick={() => void room.toggleShare()}
      />
    );
  }
  return (
    <div className={classes.split} data-tone={stream ? 'active' : undefined}>
      <BarButton
        icon={stream ? <IconScreenShareOff size={22} stroke={1.7} /> : <IconScreenShare size={22} stroke={1.7} />}
        label={t(stream ? 'bar.shareStop' : 'bar.share')}
        shortcut="S"
        tone={stream ? 'active' : undefined}
        data-testid="share"
        data-on={stream !== null}
        onClick={() => void room.toggleShare()}
      />
      <Menu position="top-start" withinPortal width={260}>
        <Menu.Target>
          <button type="button" className={classes.chevron} aria-label={t('bar.shareOptions')}>
            <IconChevronUp size={16} stroke={2} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {HINTS.map((each) => (
            <Menu.Item
              key={each.hint}
              role="menuitemradio"
              aria-checked={hint === each.hint}
              rightSection={hint === each.hint && <IconCheck size={16} aria-hidden />}
              onClick={() => room.share.setHint(each.hint)}
            >
              {t(each.label)}
              <span className={classes.help}>{t(each.help)}</span>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
