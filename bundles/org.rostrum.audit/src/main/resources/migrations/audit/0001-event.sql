-- SPDX-License-Identifier: Apache-2.0
-- the provider takes the 50 numbers up to the value it gets
create sequence audit_event_seq start with 50 increment by 50;

create table audit_event (
    id bigint primary key,
    happened_at timestamp with time zone not null,
    type varchar(100) not null,
    actor varchar(400) not null,
    subject varchar(400),
    address varchar(100),
    details varchar(16000) not null
);

create index audit_event_by_time on audit_event (happened_at, id);
