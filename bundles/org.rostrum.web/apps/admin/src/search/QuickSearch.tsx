// SPDX-License-Identifier: Apache-2.0
import { Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMe } from '../auth/me';
import classes from './QuickSearch.module.css';
import { type Hit, SOURCES } from './sources';

const WAIT_MS = 150;

/** Jumps to pages, people and what else is named in sources.ts (ux.md section 4); opened by Ctrl+K. */
export function QuickSearch({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const text = typed.trim().toLowerCase();
  const [settled] = useDebouncedValue(text, WAIT_MS);
  const [marked, setMarked] = useState(0);
  const groups = useGroups(text, settled);
  const hits = groups.flatMap((group) => group.hits);
  const current = Math.min(marked, hits.length - 1);
  const go = (hit: Hit) => {
    onClose();
    void navigate(hit.to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length > 0) {
      event.preventDefault();
      setMarked((current + step + hits.length) % hits.length);
    } else if (event.key === 'Enter' && hits[current]) {
      event.preventDefault();
      go(hits[current]);
    }
  };
  return (
    <Modal opened onClose={onClose} title={t('search.open')} yOffset="12vh" centered={false} size="lg" closeButtonProps={{ 'aria-label': t('kit.close') }}>
      <TextInput
        data-autofocus
        size="md"
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setMarked(0);
        }}
        onKeyDown={onKeyDown}
        leftSection={<IconSearch size={18} />}
        placeholder={t('search.placeholder')}
        aria-label={t('search.placeholder')}
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls="quick-hits"
        aria-activedescendant={hits[current] ? `quick-${current}` : undefined}
        autoComplete="off"
      />
      <div id="quick-hits" role="listbox" aria-label={t('search.hits')} className={classes.hits}>
        {groups.filter((group) => group.hits.length > 0).map(({ title, hits: own }) => (
          <div key={title} role="group" aria-label={t(title)}>
            <div className={classes.group} aria-hidden>{t(title)}</div>
            {own.map((hit) => {
              const index = hits.indexOf(hit);
              return (
                <div
                  key={hit.to}
                  id={`quick-${index}`}
                  role="option"
                  aria-selected={index === current}
                  className={classes.hit}
                  onMouseMove={() => setMarked(index)}
                  onClick={() => go(hit)}
                >
                  <span className={classes.title}>{hit.title}</span>
                  <span className={classes.text}>{hit.text}</span>
                </div>
              );
            })}
          </div>
        ))}
      </div>
      {text !== '' && hits.length === 0 && <p className={classes.none} role="status">{t('search.none')}</p>}
    </Modal>
  );
}

/** Hits by source; one that fails or is slow leaves the others alone. */
function useGroups(text: string, settled: string) {
  const { t } = useTranslation();
  const roles = useMe().roles ?? [];
  const sources = SOURCES.filter((source) => source.roles.some((role) => roles.includes(role)));
  const answers = useQueries({
    queries: sources.map((source) => ({
      queryKey: ['search', source.id, text], queryFn: () => source.find(text, { t, roles }),
      // The server is asked once typing pauses; pages are known here, so that Enter never meets hits of an older text.
      enabled: source.id === 'pages' || (text !== '' && text === settled),
    })),
  });
  return sources.map(({ title }, index) => ({ title, hits: answers[index]?.data ?? [] }));
}
