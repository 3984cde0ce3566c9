-- SPDX-License-Identifier: Apache-2.0
-- Programs that use the API (60/A). Lists are separated by line feeds (addresses) and blanks (permissions).
create table identity_application (
    application_id varchar(40) primary key,
    name varchar(240) not null,
    confidential boolean not null,
    secret_hash varchar(64) not null,
    redirect_uris varchar(50000) not null,
    permissions varchar(8000) not null,
    active boolean not null,
    created_at timestamp with time zone not null,
    created_by varchar(400) not null
);

-- A token got through an application; tokens of one authorisation have one grant_id and end together.
alter table identity_token add column application_id varchar(64);
alter table identity_token add column scope varchar(8000);
alter table identity_token add column grant_id varchar(32);
create index identity_token_by_application on identity_token (application_id);

-- Authorization codes, each good once; only the hash is kept.
create table identity_code (
    code_hash char(64) primary key,
    application_id varchar(40) not null,
    account_key uuid not null,
    scope varchar(8000) not null,
    redirect_uri varchar(2000) not null,
    challenge varchar(128) not null,
    expires_at timestamp with time zone not null
);

create index identity_code_by_expiry on identity_code (expires_at);

-- Profiles (contract 61 section 8.1). display_key is the compared form, for sorting.
alter table identity_account add column first_name varchar(240) default '' not null;
alter table identity_account add column last_name varchar(240) default '' not null;
alter table identity_account add column company varchar(240) default '' not null;
alter table identity_account add column mobile_phone varchar(64) default '' not null;
alter table identity_account add column work_phone varchar(64) default '' not null;
alter table identity_account add column home_phone varchar(64) default '' not null;
alter table identity_account add column display_key varchar(1000) default '' not null;
alter table identity_account add column last_sign_in_at timestamp with time zone;
alter table identity_account add column avatar_tag varchar(64) default '' not null;
update identity_account set display_key = lower(display_name);
create index identity_account_by_search_key on identity_account (search_key);
create index identity_account_by_display_key on identity_account (display_key);

create table identity_avatar (
    account_key uuid primary key,
    png bytea not null
);
