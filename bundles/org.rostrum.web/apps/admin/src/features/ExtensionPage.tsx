// SPDX-License-Identifier: Apache-2.0
import { Button, Skeleton } from '@mantine/core';
import { PageHead, StateMessage } from '@rostrum/kit';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useMe } from '../auth/me';
import { Loads } from '../common/Loads';
import { createHost, type PanelModule } from './extensionHost';
import { type PanelPage, titleOf } from './featuresApi';
import { PANEL_PAGES } from './panelPages';
import classes from './features.module.css';

/** The page of an extension, drawn by a module that the extension serves. It may fail or go away; the panel stays. */
export default function ExtensionPage() {
  const { t, i18n } = useTranslation();
  const { id } = useParams();
  const pages = useQuery(PANEL_PAGES);
  const page = pages.data?.find((one) => one.id === id);
  return (
    <Loads query={pages} failed={t('extensions.loadFailed')}>
      {() => (page
        ? <Mounted key={page.id} page={page} title={titleOf(page, i18n.language)} />
        : <StateMessage level={1} kind="missing" title={t('extensions.gone')} text={t('extensions.goneText')}
          action={<Button component={Link} to="/features" variant="default">{t('extensions.toFeatures')}</Button>} />)}
    </Loads>
  );
}

function Mounted({ page, title }: { page: PanelPage; title: string }) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const element = useRef<HTMLDivElement>(null);
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading');
  const roles = (me.roles ?? []).join(' ');
  useEffect(() => {
    const target = document.createElement('div');
    element.current?.replaceChildren(target);
    let over = false;
    let unmount: void | (() => void);
    const cleanUp = () => {
      try {
        unmount?.();
      } catch (error) {
        console.error(`page ${page.id} of an extension did not clean up`, error);
      }
    };
    setState('loading');
    // A failed import is remembered by the browser under its address, so another attempt needs another one.
    const address = attempt === 0 ? page.module : `${page.module}?attempt=${attempt}`;
    void (async () => {
      try {
        const module = (await import(/* @vite-ignore */ address)) as PanelModule;
        if (over) return;
        unmount = await module.mount(target, createHost(roles.split(' '), (path) => void navigate(path)));
        if (over) cleanUp();
        else setState('ready');
      } catch (error) {
        console.error(`page ${page.id} of an extension failed`, error);
        if (!over) setState('failed');
      }
    })();
    return () => {
      over = true;
      cleanUp();
      target.remove();
    };
  }, [page.id, page.module, attempt, roles, navigate]);
  return (
    <>
      <PageHead title={title} text={t('extensions.text')} />
      {state === 'loading' && <Skeleton height={200} radius="lg" role="status" aria-label={t('kit.loading')} />}
      {state === 'failed' && (
        <StateMessage kind="error" title={t('extensions.failed')} text={t('extensions.failedText')}
          action={<Button variant="default" onClick={() => setAttempt((before) => before + 1)}>{t('kit.retry')}</Button>} />
      )}
      <div ref={element} className={classes.host} hidden={state === 'failed'} data-extension={page.id} />
    </>
  );
}
