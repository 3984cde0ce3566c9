-- SPDX-License-Identifier: Apache-2.0
-- Language that a person has chosen (80/UPS-5); empty: none, the browser's or the server's counts.
alter table identity_account add column language varchar(20) default '' not null;
