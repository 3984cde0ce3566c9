-- SPDX-License-Identifier: Apache-2.0
-- What an account wants to be told (55/NTF-4); no row: everything. Minutes of the day where the person is.
create table push_preference (
    account_key uuid primary key,
    calls boolean not null,
    missed_calls boolean not null,
    quiet boolean not null,
    quiet_from integer not null,
    quiet_until integer not null,
    time_zone varchar(64) not null
);
