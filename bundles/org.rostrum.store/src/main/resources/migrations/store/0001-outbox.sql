-- SPDX-License-Identifier: Apache-2.0
-- One row: the number of the last event. Whoever appends holds it until he commits, so numbers become visible in order.
create table store_outbox_head (
    id integer primary key,
    seq bigint not null
);
insert into store_outbox_head (id, seq) values (1, 0);

create table store_outbox (
    seq bigint primary key,
    topic varchar(200) not null,
    happened_at timestamp with time zone not null,
    body varchar(65536) not null
);

create table store_outbox_marker (
    subscriber varchar(200) primary key,
    seq bigint not null
);
