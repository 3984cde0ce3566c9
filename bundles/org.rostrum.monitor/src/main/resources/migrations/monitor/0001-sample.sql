-- SPDX-License-Identifier: Apache-2.0
create sequence monitor_sample_seq start with 50 increment by 50;

-- A mean over a span that begins at at_time: a minute for two days, then an hour.
create table monitor_sample (
    id bigint primary key,
    series varchar(40) not null,
    span_seconds integer not null,
    at_time timestamp with time zone not null,
    mean double precision not null
);

create index monitor_sample_by_time on monitor_sample (series, at_time);
create index monitor_sample_by_span on monitor_sample (span_seconds, at_time);
