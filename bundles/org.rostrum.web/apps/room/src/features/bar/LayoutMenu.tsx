// SPDX-License-Identifier: Apache-2.0
import { Menu } from '@mantine/core';
import type { ViewMode } from '@rostrum/core';
import { IconCheck, IconLayoutGrid, IconLayoutSidebarRight, IconWand } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../app/context';
import { useStore } from '../../common/useStore';
import classes from './Bar.module.css';
import { BarButton } from './BarButton';

export const VIEWS: readonly { view: ViewMode; icon: typeof IconWand; label: string; help: string }[] = [
  { view: 'auto', icon: IconWand, label: 'bar.layoutAuto', help: 'bar.layoutAutoHelp' },
  { view: 'grid', icon: IconLayoutGrid, label: 'bar.layoutGrid', help: 'bar.layoutGridHelp' },
  { view: 'speaker', icon: IconLayoutSidebarRight, label: 'bar.layoutSpeaker', help: 'bar.layoutSpeakerHelp' },
];

/** How people are arranged on this screen. */
export function LayoutMenu() {
  const { t } = useTranslation();
  const { screen } = useRoom();
  const view = useStore(screen.view);
  return (
    <Menu position="top" withinPortal width={270}>
      <Menu.Target>
        <BarButton icon={<IconLayoutGrid size={22} stroke={1.7} />} label={t('bar.layout')} shortcut="L" data-testid="layout" />
      </Menu.Target>
      <Menu.Dropdown>
        {VIEWS.map(({ view: each, icon: Icon, label, help }) => (
          <Menu.Item
            key={each}
            role="menuitemradio"
            aria-checked={view === each}
            data-testid={`layout-${each}`}
            leftSection={<Icon size={20} stroke={1.6} aria-hidden />}
            rightSection={view === each && <IconCheck size={16} aria-hidden />}
            onClick={() => {
              screen.pinned.set(null);
              screen.view.set(each);
            }}
          >
            {t(label)}
            <span className={classes.help}>{t(help)}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
