-- SPDX-License-Identifier: Apache-2.0
-- Aliases and group-call numbers are names beside logins (30 sections 9 and 12, 00/R-48). label: the name as it was written,
-- target: call string of an alias that names no account. account_key is zero where there is no account.
alter table identity_name add column label varchar(64) default '' not null;
alter table identity_name add column target varchar(2000) default '' not null;
alter table identity_name add column group_number bigint default 0 not null;
alter table identity_name add column created_at timestamp with time zone default timestamp with time zone '1970-01-01 00:00:00+00:00' not null;

create index identity_name_by_group on identity_name (group_number);

-- Kept while it is switched off, when the name is free for others.
create table identity_group_call (
    group_number bigint primary key,
    call_number varchar(64) not null,
    enabled boolean not null
);

-- Entries of address books (30 sections 6 and 11). book: key of an account, or "g" and the number of a group. address_hash: of the
-- account's key or of the compared call string. account_key is zero where there is no account. display_name: empty, that of the account.
create table identity_contact (
    book varchar(40) not null,
    address_hash char(64) not null,
    address varchar(2000) not null,
    account_key uuid not null,
    display_name varchar(240) not null,
    created_at timestamp with time zone not null,
    primary key (book, address_hash)
);

create index identity_contact_by_account on identity_contact (account_key);

-- A person's own groups of contacts. Entries may stand in a book of a group.
create sequence identity_folder_seq start with 1 increment by 1;

create table identity_folder (
    folder_id bigint primary key,
    account_key uuid not null,
    name varchar(240) not null,
    name_key varchar(600) not null,
    unique (account_key, name_key)
);

create table identity_folder_entry (
    folder_id bigint not null,
    address_hash char(64) not null,
    account_key uuid not null,
    primary key (folder_id, address_hash)
);

create index identity_folder_entry_by_account on identity_folder_entry (account_key);

-- Whom an account has blocked (90 section 7.6).
create table identity_block (
    account_key uuid not null,
    address_hash char(64) not null,
    address varchar(2000) not null,
    blocked_key uuid not null,
    created_at timestamp with time zone not null,
    primary key (account_key, address_hash)
);

create index identity_block_by_blocked on identity_block (blocked_key);

-- Accounts that the members of a group see by themselves (30/GAB-2).
create table identity_group_book (
    group_number bigint primary key,
    shows varchar(10) not null
);

create table identity_group_book_shown (
    group_number bigint not null,
    shown_number bigint not null,
    primary key (group_number, shown_number)
);
