-- SPDX-License-Identifier: Apache-2.0
-- Calls that rang, taken or not. winner, callee: all zero for nobody (a group has no account). session_id, conference_id: what a taken
-- call became. ended_at is null while it goes on.
create table call_record (
    id varchar(32) primary key,
    kind varchar(16) not null,
    caller uuid not null,
    caller_name varchar(240) not null,
    dialled varchar(1024) not null,
    callee uuid not null,
    callee_name varchar(240) not null,
    title varchar(240),
    winner uuid not null,
    session_id bigint,
    conference_id varchar(128),
    started_at timestamp with time zone not null,
    accepted_at timestamp with time zone,
    ended_at timestamp with time zone,
    cause varchar(32)
);
create index call_record_open on call_record (ended_at);

-- Lines of people's call histories (30/HIS-2). ref: the call, or the session of a conference (hex). While it rings a line stands as it
-- will stay if the server stops then: missed by who is called.
create table call_entry (
    account uuid not null,
    ref varchar(32) not null,
    type varchar(16) not null,
    peer uuid not null,
    peer_name varchar(240) not null,
    peer_address varchar(1024) not null,
    title varchar(240),
    session_id bigint,
    conference_id varchar(128),
    started_at timestamp with time zone not null,
    duration_ms bigint not null,
    cause varchar(32),
    answered_by varchar(240),
    primary key (account, ref)
);
create index call_entry_started on call_entry (account, started_at);

-- How somebody wants to be called. seen_at: missed calls up to then were looked at (90/M-078).
create table call_person (
    account uuid primary key,
    seen_at timestamp with time zone,
    waiting boolean not null,
    server_only boolean not null
);
