-- SPDX-License-Identifier: Apache-2.0
-- Stored conferences (40 section 1). session_id: the run that goes on now, null while there is none; whoever starts, changes or
-- deletes locks the row first.
create table conference (
    id varchar(128) primary key,
    topic varchar(240) not null,
    description varchar(20000) not null,
    owner uuid not null,
    access varchar(16) not null,
    mode varchar(16) not null,
    launch_type varchar(16) not null,
    uninvited_allowed boolean not null,
    created_at timestamp with time zone not null,
    changed_at timestamp with time zone not null,
    session_id bigint
);
create index conference_owner on conference (owner);
create index conference_session_id on conference (session_id);

-- account: all zero for people without an account here.
create table conference_invitation (
    conference_id varchar(128) not null references conference (id) on delete cascade,
    place integer not null,
    account uuid not null,
    address varchar(320) not null,
    display_name varchar(240) not null,
    moderator boolean not null,
    primary key (conference_id, place)
);
create index conference_invitation_account on conference_invitation (account);

create table conference_tag (
    conference_id varchar(128) not null references conference (id) on delete cascade,
    place integer not null,
    tag varchar(100) not null,
    primary key (conference_id, place)
);
create index conference_tag_tag on conference_tag (tag);

-- Runs (00 section 4: session); stay when the conference is deleted. Read by reports.
create table conference_session (
    id bigint primary key,
    conference_id varchar(128) not null,
    topic varchar(240) not null,
    owner uuid not null,
    access varchar(16) not null,
    mode varchar(16) not null,
    started_at timestamp with time zone not null,
    started_by varchar(340) not null,
    ended_at timestamp with time zone,
    end_cause varchar(24),
    ended_by varchar(340),
    distinct_participants integer
);
create index conference_session_conference on conference_session (conference_id, started_at);

-- One row for each join (40/ST-5); the same person may have many.
create table conference_join_record (
    session_id bigint not null references conference_session (id) on delete cascade,
    participant_id varchar(32) not null,
    person varchar(200) not null,
    person_name varchar(340) not null,
    display_name varchar(240) not null,
    role varchar(16) not null,
    joined_at timestamp with time zone not null,
    left_at timestamp with time zone,
    duration_ms bigint,
    cause varchar(24),
    removed_by varchar(340),
    method varchar(16) not null,
    app_instance varchar(32) not null,
    address varchar(64) not null,
    user_agent varchar(512) not null,
    primary key (session_id, participant_id)
);
create index conference_join_record_person on conference_join_record (person, joined_at);

-- Names under which a participant was seen (40/GI-3).
create table conference_participant_name (
    session_id bigint not null references conference_session (id) on delete cascade,
    participant_id varchar(32) not null,
    seq bigint not null,
    since timestamp with time zone not null,
    display_name varchar(240) not null,
    primary key (session_id, participant_id, seq)
);

-- Events of running sessions; a session's state is their fold.
create table conference_journal (
    session_id bigint not null references conference_session (id) on delete cascade,
    seq bigint not null,
    body varchar(8000) not null,
    primary key (session_id, seq)
);
