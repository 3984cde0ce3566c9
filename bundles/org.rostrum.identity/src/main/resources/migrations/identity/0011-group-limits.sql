-- SPDX-License-Identifier: Apache-2.0
-- Bandwidth that the applications of a group's people may use, kbit/s; null: not limited (30/BW-2).
alter table identity_group add column inbound_kbps integer;
alter table identity_group add column outbound_kbps integer;
