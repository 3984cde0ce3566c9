-- SPDX-License-Identifier: Apache-2.0
alter table identity_admin add column display_name varchar(240) default '' not null;
alter table identity_admin add column active boolean default true not null;
-- Second factor: secrets are sealed with the key file; a pending one waits for its first code; a step is used once.
alter table identity_admin add column totp_secret varchar(400) default '' not null;
alter table identity_admin add column totp_pending varchar(400) default '' not null;
alter table identity_admin add column totp_step bigint default 0 not null;
alter table identity_admin add column last_sign_in_at timestamp with time zone;

-- Whoever changes which administrators are active takes this row first, so that two changes cannot remove the last one.
create table identity_admin_guard (
    id integer primary key
);

insert into identity_admin_guard (id) values (1);

create table identity_admin_preferences (
    login_key varchar(200) primary key,
    language varchar(20) not null,
    time_zone varchar(100) not null,
    use_device_time_zone boolean not null,
    csv_encoding varchar(40) not null,
    csv_delimiter varchar(4) not null
);

-- Wrong passwords of accounts and administrators; owner: 'account:' and its key, or 'admin:' and the compared login.
create table identity_lockout (
    owner varchar(220) primary key,
    name varchar(400) not null,
    failures integer not null,
    last_failure_at timestamp with time zone not null,
    locked_until timestamp with time zone
);

create index identity_lockout_by_end on identity_lockout (locked_until);
