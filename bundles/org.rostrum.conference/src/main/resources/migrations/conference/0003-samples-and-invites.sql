-- SPDX-License-Identifier: Apache-2.0
-- Figures of a connection every five seconds (55/MNT-3), a line for each, up to twelve lines in a row; kept for some days, then the
-- row of conference_join_media remains.
create table conference_join_sample (
    session_id bigint not null,
    participant_id varchar(32) not null,
    begins_at timestamp with time zone not null,
    body varchar(2000) not null,
    primary key (session_id, participant_id, begins_at),
    foreign key (session_id, participant_id) references conference_join_record (session_id, participant_id) on delete cascade
);
create index conference_join_sample_begins_at on conference_join_sample (begins_at);

-- Who was invited to a run, when and by whom (60/HS-5). invited_by is empty for those whom the server invited as the run began; person
-- is the key of a join record, empty for people without an account here.
create table conference_session_invite (
    session_id bigint not null references conference_session (id) on delete cascade,
    place integer not null,
    invited_at timestamp with time zone not null,
    invited_by varchar(340) not null,
    person varchar(200) not null,
    recipient varchar(320) not null,
    display_name varchar(240) not null,
    primary key (session_id, place)
);
