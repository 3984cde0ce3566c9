// SPDX-License-Identifier: Apache-2.0
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../app/context';
import classes from './Panel.module.css';

const NARROWEST = 280;
const WIDEST = 560;
const STEP = 24;
const WIDTH_KEY = 'rostrum.panel';

/** One panel at a time beside the stage, as wide as one likes; a sheet on phones. */
export function SidePanel({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation();
  const { screen } = useRoom();
  const [width, setWidth] = useWidth();
  const panel = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusWithin(heading);
  const drag = (event: PointerEvent): void => {
    if (event.buttons !== 1 || !panel.current) return;
    const box = panel.current.getBoundingClientRect();
    setWidth(document.dir === 'rtl' ? event.clientX - box.left : box.right - event.clientX);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowLeft') setWidth(width + STEP);
    if (event.key === 'ArrowRight') setWidth(width - STEP);
  };
  return (
    <aside
      ref={panel}
      className={classes.panel}
      style={{ ['--panel-width' as string]: `${width}px` }}
      aria-label={title}
      data-testid="panel"
      onKeyDown={(event) => event.key === 'Escape' && screen.panel.set(null)}
    >
      <div
        className={classes.handle}
        role="separator"
        aria-orientation="vertical"
        aria-label={t('panel.resize')}
        aria-valuemin={NARROWEST}
        aria-valuemax={WIDEST}
        aria-valuenow={width}
        tabIndex={0}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onKeyDown={press}
      />
      <header className={classes.head}>
        <h2 ref={heading} tabIndex={-1} className={classes.title}>{title}</h2>
        {aside}
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('room.close')} onClick={() => screen.panel.set(null)}>
          <IconX size={20} stroke={1.7} />
        </ActionIcon>
      </header>
      {children}
    </aside>
  );
}

function useWidth(): [number, (width: number) => void] {
  const [width, setWidth] = useState(() => Number(localStorage.getItem(WIDTH_KEY)) || 340);
  return [
    width,
    (wanted) => {
      const next = Math.round(Math.min(WIDEST, Math.max(NARROWEST, wanted)));
      localStorage.setItem(WIDTH_KEY, String(next));
      setWidth(next);
    },
  ];
}

/** Takes the focus when the panel opens and gives it back to where it was. */
function useFocusWithin(heading: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [heading]);
}
