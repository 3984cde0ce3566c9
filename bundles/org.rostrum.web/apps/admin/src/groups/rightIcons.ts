// SPDX-License-Identifier: Apache-2.0
import {
  IconAddressBook, IconCrown, IconDownload, IconHandClick, IconHandStop, IconListCheck, IconPhone, IconPlayerRecord, IconPresentation, IconScreenShare, IconUpload,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { RightWord } from '@rostrum/kit/rights';
import type { ComponentType } from 'react';

/** A sign for each right, for heads of narrow columns (30/GRP-11). */
export const RIGHT_ICONS: Record<RightWord, ComponentType<{ size?: number; stroke?: number }>> = {
  address_book_edit: IconAddressBook,
  call: IconPhone,
  conference_create: IconUsersGroup,
  screen_share: IconScreenShare,
  desktop_control_request: IconHandStop,
  desktop_control_grant: IconHandClick,
  slide_show: IconPresentation,
  file_send: IconUpload,
  file_receive: IconDownload,
  record: IconPlayerRecord,
  poll: IconListCheck,
  operator: IconCrown,
};
