-- SPDX-License-Identifier: Apache-2.0
create table settings_value (
    name varchar(120) primary key,
    content varchar(65536) not null,
    changed_at timestamp with time zone not null,
    changed_by varchar(400) not null
);
