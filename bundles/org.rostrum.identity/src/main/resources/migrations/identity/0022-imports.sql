-- SPDX-License-Identifier: Apache-2.0
-- What came of the last imports of accounts (00/R-87); a few are kept.
create sequence identity_import_seq start with 1 increment by 1;

create table identity_import (
    import_number bigint primary key,
    begun_at timestamp with time zone not null,
    begun_by varchar(400) not null,
    phase varchar(10) not null,
    dry_run boolean not null,
    row_count integer not null,
    created_count integer not null,
    updated_count integer not null,
    skipped_count integer not null,
    refused_count integer not null
);

create table identity_import_refusal (
    import_number bigint not null,
    line_number integer not null,
    login varchar(100) not null,
    code varchar(100) not null,
    field varchar(100) not null,
    message varchar(1000) not null,
    primary key (import_number, line_number)
);
