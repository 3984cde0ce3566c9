-- SPDX-License-Identifier: Apache-2.0
-- Groups of users (30 section 7). rights: words separated by blanks. Predefined groups have numbers below zero.
create sequence identity_group_seq start with 1 increment by 1;

create table identity_group (
    group_number bigint primary key,
    kind varchar(20) not null,
    name varchar(255) not null,
    name_key varchar(600) not null unique,
    rights varchar(1000) not null,
    created_at timestamp with time zone not null
);

create table identity_group_member (
    group_number bigint not null,
    account_key uuid not null,
    primary key (group_number, account_key)
);

create index identity_group_member_by_account on identity_group_member (account_key);

insert into identity_group (group_number, kind, name, name_key, rights, created_at) values
    (-3, 'no_group', 'Users without group', 'users without group',
        'address_book_edit call conference_create screen_share desktop_control_request desktop_control_grant slide_show file_send file_receive record poll',
        current_timestamp),
    (-2, 'federated', 'Federated users', 'federated users',
        'screen_share desktop_control_request desktop_control_grant slide_show file_send file_receive record',
        current_timestamp),
    (-1, 'guests', 'Guest users', 'guest users',
        'screen_share desktop_control_request desktop_control_grant slide_show file_send file_receive record',
        current_timestamp);
