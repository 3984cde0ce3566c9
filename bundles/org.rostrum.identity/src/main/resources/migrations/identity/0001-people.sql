-- SPDX-License-Identifier: Apache-2.0
create table identity_account (
    account_key uuid primary key,
    login varchar(64) not null,
    display_name varchar(240) not null,
    email varchar(320) not null,
    email_key varchar(1000) not null,
    search_key varchar(2000) not null,
    password_hash varchar(255) not null,
    active boolean not null,
    created_at timestamp with time zone not null
);

create index identity_account_by_email on identity_account (email_key);

-- One case-insensitive namespace for logins, aliases and group-call numbers.
create table identity_name (
    name_key varchar(200) primary key,
    kind varchar(20) not null,
    account_key uuid not null
);

create index identity_name_by_account on identity_name (account_key);

-- Administrators are no accounts: a realm and a namespace of their own.
create table identity_admin (
    login_key varchar(200) primary key,
    login varchar(64) not null,
    roles varchar(100) not null,
    password_hash varchar(255) not null,
    created_at timestamp with time zone not null
);

-- Only the hash of a token is kept. Its owner: key of an account, compared login of an administrator, or ID of a guest.
create table identity_token (
    token_hash char(64) primary key,
    token_id varchar(32) not null unique,
    kind varchar(10) not null,
    owner varchar(200) not null,
    address varchar(100) not null,
    user_agent varchar(400) not null,
    created_at timestamp with time zone not null,
    last_used_at timestamp with time zone not null,
    expires_at timestamp with time zone not null
);

create index identity_token_by_owner on identity_token (owner);
create index identity_token_by_expiry on identity_token (expires_at);

create table identity_guest (
    guest_id varchar(32) primary key,
    display_name varchar(240) not null,
    created_at timestamp with time zone not null
);

-- Every name a guest has had, from when on.
create sequence identity_guest_name_seq start with 50 increment by 50;

create table identity_guest_name (
    id bigint primary key,
    guest_id varchar(32) not null,
    display_name varchar(240) not null,
    since timestamp with time zone not null
);

create index identity_guest_name_by_guest on identity_guest_name (guest_id);

-- One row once set-up is done.
create table identity_setup (
    id integer primary key,
    done_at timestamp with time zone not null
);
