// SPDX-License-Identifier: Apache-2.0
import { Button, NativeSelect, Switch } from '@mantine/core';
import { PageHead, StateMessage } from '@rostrum/kit';
import { SearchField, useSearch } from '@rostrum/kit/lists';
import { IconDownload } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loads } from '../common/Loads';
import { LEVELS, logApi, type LogLine } from './logApi';
import classes from './log.module.css';

const LINES = 500;
const LOOK_EVERY_MS = 2_000;
/** Nearer to the end than this many pixels is "at the end". */
const NEAR_PX = 40;

/** System › Server log (10/LOG-1): its end, filtered by level and words, following what is added. */
export default function LogPage() {
  const { t } = useTranslation();
  const [level, setLevel] = useState('');
  const [follow, setFollow] = useState(true);
  const { wanted: search, field } = useSearch();
  const log = useQuery({
    queryKey: ['server-log', level, search], queryFn: () => logApi.tail(LINES, level, search),
    refetchInterval: follow ? LOOK_EVERY_MS : false, placeholderData: keepPreviousData,
  });
  const file = (
    <Button component="a" variant="default" href={logApi.fileAddress()} download leftSection={<IconDownload size={16} aria-hidden />}>{t('log.download')}</Button>
  );
  return (
    <>
      <PageHead title={t('log.title')} text={t('log.text')} action={file} />
      <div className={classes.tools}>
        <SearchField {...field} className={classes.search} label={t('log.search')} />
        <NativeSelect className={classes.level!} aria-label={t('log.level')} value={level} onChange={(event) => setLevel(event.currentTarget.value)}
          data={[{ value: '', label: t('log.allLevels') }, ...LEVELS.map((one) => ({ value: one, label: t(`log.from.${one}`) }))]} />
        <Switch className={classes.follow!} label={t('log.follow')} checked={follow} onChange={(event) => setFollow(event.currentTarget.checked)} />
      </div>
      <Loads query={log} failed={t('log.loadFailed')} height={480}>{(lines) => <Lines lines={lines} follow={follow} />}</Loads>
    </>
  );
}

function Lines({ lines, follow }: { lines: readonly LogLine[]; follow: boolean }) {
  const { t } = useTranslation();
  const view = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  // Whoever has scrolled up reads; only who stands at the end is taken along.
  useLayoutEffect(() => {
    if (follow && atEnd.current && view.current) view.current.scrollTop = view.current.scrollHeight;
  }, [lines, follow]);
  const scrolled = () => {
    const element = view.current;
    if (element) atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX;
  };
  return (
    <>
      <div ref={view} className={classes.view} onScroll={scrolled} tabIndex={0} role="log" aria-live="off" aria-label={t('log.title')}>
        {lines.length === 0 ? <div className={classes.empty}><StateMessage kind="missing" title={t('log.nothing')} text={t('log.nothingText')} /></div> : (
          <ol className={classes.lines} translate="no">
            {lines.map((line, index) => <Line key={index} line={line} />)}
          </ol>
        )}
      </div>
      <div className={classes.foot}>
        <span>{t('log.shown', { count: lines.length })}</span>
        {lines.length >= LINES && <span>{t('log.only', { count: LINES })}</span>}
      </div>
    </>
  );
}

function Line({ line: { time, level, logger, text } }: { line: LogLine }) {
  const [first, ...more] = text.split('\n');
  return (
    <li className={classes.line} data-level={level.toLowerCase()}>
      <span className={classes.time}>{time}</span>
      <span className={classes.levelName}>{level}</span>
      <span className={classes.text}>
        {logger && <span className={classes.logger}>{logger} </span>}{first}
        {more.length > 0 && <code className={classes.more}>{more.join('\n')}</code>}
      </span>
    </li>
  );
}
