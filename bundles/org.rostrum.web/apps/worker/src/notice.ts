// SPDX-License-Identifier: Apache-2.0
import texts from './i18n/en.json';

/** What the server puts into a push message. Fields that the administrator keeps back are absent (10/APP-10). */
export interface Notice {
  kind: string;
  /** Of what it is about: newer news of the same thing replaces older. */
  id: string;
  /** Of things that stand together, such as missed calls of one caller. */
  group?: string;
  /** How many of its group are shown as one; set here. */
  count?: number;
  /** Unix seconds. */
  at: number;
  name?: string;
  detail?: string;
  content?: string;
  /** Addresses of this server. */
  page?: string;
  accept?: string;
  /** Operation of the API. */
  reject?: string;
}

export interface Shown {
  title: string;
  options: {
    body: string; tag: string; timestamp: number; icon: string; badge: string; lang: string; data: Notice;
    requireInteraction: boolean; renotify: boolean; silent: boolean; actions: { action: string; title: string }[];
  };
}

type Key = keyof typeof texts.notice;

const t = (key: `notice.${Key}`, values: Record<string, string> = {}) =>
  Object.entries(values).reduce((text, [name, value]) => text.replace(`{{${name}}}`, value), texts.notice[key.slice('notice.'.length) as Key]);

/** Reads a push message; null for what is none of ours. */
export function noticeOf(text: string): Notice | null {
  try {
    const read = JSON.parse(text) as Partial<Notice> | null;
    return typeof read?.kind === 'string' && typeof read.id === 'string' ? { ...read, kind: read.kind, id: read.id, at: Number(read.at) || 0 } : null;
  } catch {
    return null;
  }
}

/** Text of 55/NTF-2 for a kind, as full as what was told allows. */
function body({ kind, detail, content, count = 1 }: Notice, language: string, at: number): string {
  const full = content === 'nameAndContent';
  switch (kind) {
    case 'call': return full ? t('notice.videoCall') : t('notice.call');
    case 'conference_call': return detail ? t('notice.invitedTo', { detail }) : t('notice.invited');
    case 'call_missed': return count > 1 ? t('notice.missedSeveral', { count: String(count) }) : full ? t('notice.missedAt', { time: timeOf(at, language) }) : t('notice.missed');
    case 'call_answered': return t('notice.answered');
    case 'call_ended': return t('notice.ended');
    case 'test': return t('notice.test');
    default: return t('notice.news');
  }
}

const timeOf = (at: number, language: string) => new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(new Date(at * 1000));

/** The same with what of its group is shown already (55/PSH-6); told again, it counts once. Pure. */
export function together(notice: Notice, earlier: Notice | null): Notice {
  const before = earlier?.count ?? 1;
  return { ...notice, count: earlier === null ? 1 : earlier.id === notice.id ? before : before + 1 };
}

/** The notification of a notice. Pure. */
export function shown(notice: Notice, language: string): Shown {
  const rings = notice.kind === 'call' || notice.kind === 'conference_call';
  return {
    title: notice.name ?? t('notice.product'),
    options: {
      body: body(notice, language, notice.at),
      tag: notice.group ?? notice.id,
      timestamp: notice.at * 1000,
      icon: '/icons/icon-192.png',
      badge: '/icons/badge-96.png',
      lang: 'en',
      data: notice,
      requireInteraction: rings,
      renotify: rings,
      silent: notice.kind === 'call_ended' || notice.kind === 'call_answered',
      actions: rings ? [{ action: 'accept', title: t('notice.accept') }, { action: 'reject', title: t('notice.reject') }] : [],
    },
  };
}

/** What a click asks for: an address to open, or an operation to post to without opening anything. */
export function wanted(notice: Notice, action: string): { open: string } | { post: string } {
  if (action === 'reject' && notice.reject) return { post: own(notice.reject, '/') };
  return { open: own((action === 'accept' && notice.accept) || notice.page, '/me/') };
}

/** An address of this server; anything else that a message may hold is not followed. */
const own = (path: string | undefined, fallback: string) => (path && /^\/(?![/\\])/.test(path) ? path : fallback);
