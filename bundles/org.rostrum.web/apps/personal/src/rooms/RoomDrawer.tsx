// SPDX-License-Identifier: Apache-2.0
import { Drawer, Skeleton } from '@mantine/core';
import { ErrorState } from '@rostrum/kit';
import { useTranslation } from 'react-i18next';
import { RoomCard } from './RoomCard';
import { useRoom } from './useRooms';

/** The card of a room at the side, with an address of its own. */
export function RoomDrawer({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const { data: room, error, refetch } = useRoom(id);
  return (
    <Drawer
      opened={id !== undefined}
      onClose={onClose}
      position="right"
      size="md"
      title={t('rooms.card')}
      closeButtonProps={{ 'aria-label': t('kit.close') }}
    >
      {error ? (
        <ErrorState title={t('rooms.cardFailed')} error={error} onRetry={() => void refetch()} />
      ) : room ? (
        <RoomCard room={room} onDeleted={onClose} />
      ) : (
        <Skeleton height={240} role="status" aria-label={t('kit.loading')} />
      )}
    </Drawer>
  );
}
