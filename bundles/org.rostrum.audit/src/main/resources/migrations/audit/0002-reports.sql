-- SPDX-License-Identifier: Apache-2.0
-- what reports filter and sort by; severity 1 low, 2 medium, 3 high
alter table audit_event add column source varchar(20) default 'user' not null;
alter table audit_event add column severity integer default 2 not null;
alter table audit_event add column object_name varchar(400) default '' not null;
alter table audit_event add column success boolean default true not null;
-- object, type, address and details in lower case, for the search over all of them: lower() for each row takes too long
alter table audit_event add column search_text varchar(20000) default '' not null;
alter table audit_event add column object_key varchar(400) default '' not null;

-- numbered by audit_event_seq too: events of before move here under their numbers
create table audit_change (
    id bigint primary key,
    happened_at timestamp with time zone not null,
    action varchar(10) not null,
    object_type varchar(100) not null,
    object_name varchar(400) not null,
    changed_by varchar(400) not null,
    -- JSON list; of events of before the object that they had
    fields varchar(500000) not null
);

insert into audit_change (id, happened_at, action, object_type, object_name, changed_by, fields)
    select id, happened_at,
        case when type like '%.created' then 'create' when type like '%.deleted' then 'delete' else 'edit' end,
        case when type like 'conference.%' then 'conference' when type like 'account.%' then 'user'
            when type like 'administrator.%' then 'administrator' else 'settings' end,
        coalesce(subject, ''), actor, details
    from audit_event
    where type in ('setting.changed', 'conference.created', 'conference.changed', 'conference.deleted', 'account.created',
        'administrator.created');
delete from audit_event
    where type in ('setting.changed', 'conference.created', 'conference.changed', 'conference.deleted', 'account.created',
        'administrator.created');

update audit_event set success = false where details like '%"Result":"%' and details not like '%"Result":"0"%';
update audit_event set source = 'admin' where actor like 'admin:%' or details like '%"realm":"admin"%';
update audit_event set source = 'application' where actor like 'app:%';
update audit_event set source = 'server' where actor = 'server' and type <> 'login';
update audit_event set object_name = coalesce(subject, case when actor like 'admin:%' then substring(actor from 7) else actor end);
update audit_event set severity = 1
    where success and type in ('login', 'logout', 'conference.started', 'conference.stopped', 'conference.locked', 'conference.unlocked',
        'participant.removed', 'participant.role-changed');
update audit_event set severity = 3 where type in ('setup.completed', 'events.lost');
update audit_event set object_key = lower(object_name),
    search_text = lower(object_name || ' ' || type || ' ' || coalesce(address, '') || ' ' || details);

create index audit_event_by_type on audit_event (type, happened_at, id);
create index audit_event_by_source on audit_event (source, happened_at, id);
create index audit_event_by_severity on audit_event (severity, happened_at, id);
create index audit_event_by_object on audit_event (object_key, happened_at, id);
create index audit_event_by_address on audit_event (address, happened_at, id);
create index audit_change_by_time on audit_change (happened_at, id);
