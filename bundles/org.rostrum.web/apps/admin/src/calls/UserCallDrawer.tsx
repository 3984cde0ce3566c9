// SPDX-License-Identifier: Apache-2.0
import { StateMessage } from '@rostrum/kit';
import { callDuration } from '@rostrum/kit/calls';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { HistoryEntry } from '../api/contract';
import { Fact, Facts, PageDrawer } from '../frame/PageDrawer';
import { Time } from '../time/Time';

/** One call or one launch of a conference in somebody's history (30/HIS-5, HIS-6); undefined: it is on another page of the list, or deleted. */
export function UserCallDrawer({ entry, user, onClose }: { entry: HistoryEntry | undefined; user: string; onClose: () => void }) {
  const { t } = useTranslation();
  if (!entry) {
    return <PageDrawer opened title={t('calls.one')} onClose={onClose}><StateMessage kind="missing" title={t('calls.goneTitle')} text={t('calls.goneText')} /></PageDrawer>;
  }
  return (
    <PageDrawer opened title={entry.display_name} onClose={onClose}>
      <Facts>
        <Fact name={t('userCalls.type')}>{t(`userCalls.types.${entry.type}`)}</Fact>
        {entry.type === 'conference' ? <Conference entry={entry} /> : <Peer entry={entry} user={user} />}
        <Fact name={t('calls.duration')}>{callDuration(t, entry.duration)}</Fact>
        <Fact name={t('userCalls.date')}><Time at={entry.started_at} exact /></Fact>
        {entry.session_id && (
          <Fact name={t('running.sessionId')}>
            <Link to={`/reports/calls/${encodeURIComponent(entry.session_id)}`} translate="no" data-testid="session">{entry.session_id}</Link>
          </Fact>
        )}
      </Facts>
    </PageDrawer>
  );
}

/** Without a page to go to where it was begun on the fly, or is deleted. */
function Conference({ entry }: { entry: HistoryEntry }) {
  const { t } = useTranslation();
  return (
    <>
      <Fact name={t('userCalls.conferenceId')}><span translate="no">{entry.conference_id}</span></Fact>
      {entry.owner_name && <Fact name={t('calls.owner')}><span translate="no">{entry.owner_name}</span></Fact>}
      {entry.address && (
        <Fact name={t('userCalls.page')}>
          <a href={`/c/${encodeURIComponent(entry.conference_id ?? '')}`} target="_blank" rel="noreferrer">{t('userCalls.open')}</a>
        </Fact>
      )}
    </>
  );
}

function Peer({ entry, user }: { entry: HistoryEntry; user: string }) {
  const { t } = useTranslation();
  // Who was called is who declined
  const name = entry.type === 'incoming' && entry.cause === 'rejected' ? user : entry.display_name;
  return (
    <>
      {entry.account_id && <Fact name={t('userCalls.peer')}><span translate="no">{entry.account_id}</span></Fact>}
      {entry.title && <Fact name={t('calls.conference')}><span translate="no">{entry.title}</span></Fact>}
      {entry.answered_by && <Fact name={t('userCalls.answeredBy')}><span translate="no">{entry.answered_by}</span></Fact>}
      {entry.cause && <Fact name={t('calls.cause')}>{t(`call.cause.${entry.cause}`, { name })}</Fact>}
    </>
  );
}
