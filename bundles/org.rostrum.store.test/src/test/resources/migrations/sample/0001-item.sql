-- SPDX-License-Identifier: Apache-2.0
create table sample_item (
    id uuid primary key,
    made_at timestamp with time zone not null,
    text varchar(200) not null,
    flag boolean not null,
    raw bytea
);
