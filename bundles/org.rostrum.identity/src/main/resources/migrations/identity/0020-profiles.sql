-- SPDX-License-Identifier: Apache-2.0
-- The whole profile (30 section 4).
alter table identity_account add column middle_name varchar(240) default '' not null;
alter table identity_account add column branch varchar(240) default '' not null;
alter table identity_account add column department varchar(240) default '' not null;
alter table identity_account add column job_title varchar(240) default '' not null;
alter table identity_account add column manager varchar(240) default '' not null;
alter table identity_account add column address varchar(500) default '' not null;
alter table identity_account add column sip_number varchar(128) default '' not null;
-- Secrets of SIP and H.323 devices, sealed with the key file (00/R-52); empty: none made yet.
alter table identity_account add column terminal_secrets varchar(1000) default '' not null;

-- Bandwidth limits of accounts.
create table identity_limit (
    account_key uuid primary key,
    inbound_kbps integer,
    outbound_kbps integer
);
