// SPDX-License-Identifier: Apache-2.0
import { Button, Pagination, Skeleton } from '@mantine/core';
import { ErrorState, PageHead, StateMessage } from '@rostrum/kit';
import { SearchField, useSearch } from '@rostrum/kit/lists';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useMay } from '../rights/useRights';
import { RoomDrawer } from './RoomDrawer';
import { RoomList } from './RoomList';
import classes from './Rooms.module.css';
import { PAGE_SIZE, useRooms } from './useRooms';

/** Virtual rooms that one owns or is invited to (80/UEL-1, UEL-5, UEL-6); `/rooms/{id}` opens the card of one (80/UEC-1). */
export function RoomsPage() {
  const { t } = useTranslation();
  const { id } = useParams();
  const navigate = useNavigate();
  const [page, setPage] = useState(1);
  const { wanted, field } = useSearch(() => setPage(1));
  const rooms = useRooms(wanted, page);
  const pages = Math.ceil((rooms.data?.results ?? 0) / PAGE_SIZE);
  const nothingYet = rooms.data?.results === 0 && wanted === '';
  const may = useMay('conference_create');
  const action = may ? <Button component={Link} to="/rooms/new" leftSection={<IconPlus size={18} />}>{t('personal.newRoom')}</Button> : null;
  return (
    <>
      <PageHead title={t('personal.rooms')} text={t(may ? 'rooms.text' : 'rooms.mayNot')} action={nothingYet ? null : action} />
      {!nothingYet && <SearchField {...field} className={classes.search} label={t('rooms.search')} />}
      {rooms.error && !rooms.data ? (
        <ErrorState title={t('rooms.loadFailed')} error={rooms.error} onRetry={() => void rooms.refetch()} />
      ) : !rooms.data ? (
        <Loading />
      ) : nothingYet ? (
        <div className={classes.empty}>
          <StateMessage kind="empty" title={t('rooms.empty.title')} text={t(may ? 'rooms.empty.text' : 'rooms.mayNot')} action={action} />
        </div>
      ) : rooms.data.results === 0 ? (
        <div className={classes.empty}>
          <StateMessage kind="missing" title={t('rooms.none.title')} text={t('rooms.none.text', { search: wanted })} />
        </div>
      ) : (
        <RoomList rooms={rooms.data.conferences} selected={id} />
      )}
      {pages > 1 && (
        <Pagination
          mt="lg"
          total={pages}
          value={page}
          onChange={setPage}
          getControlProps={(control) => ({ 'aria-label': t(`rooms.page.${control}`) })}
          getItemProps={(number) => ({ 'aria-label': t('rooms.page.number', { number }) })}
        />
      )}
      <RoomDrawer id={id} onClose={() => void navigate('/rooms')} />
    </>
  );
}

function Loading() {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('kit.loading')} className={classes.list}>
      {[0, 1, 2].map((row) => <Skeleton key={row} height={72} radius="lg" />)}
    </div>
  );
}
