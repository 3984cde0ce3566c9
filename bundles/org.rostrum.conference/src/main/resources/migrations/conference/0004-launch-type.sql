-- SPDX-License-Identifier: Apache-2.0
-- One-to-one calls are sessions like others and told from them in reports (60/HI-3).
alter table conference_session add column launch_type varchar(16) default 'ROOM' not null;
