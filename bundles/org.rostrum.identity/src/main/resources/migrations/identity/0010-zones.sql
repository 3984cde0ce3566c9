-- SPDX-License-Identifier: Apache-2.0
-- Zones of client addresses (30 section 13). networks, methods, rights: words separated by blanks.
create table identity_zone (
    zone_id varchar(20) primary key,
    name varchar(255) not null,
    is_open boolean not null,
    networks varchar(30000) not null,
    methods varchar(1000) not null,
    rights varchar(1000) not null
);

insert into identity_zone (zone_id, name, is_open, networks, methods, rights) values
    ('trusted', 'Trusted network', true,
        '127.0.0.0/8 0:0:0:0:0:0:0:1/128 10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 fc00:0:0:0:0:0:0:0/7 fe80:0:0:0:0:0:0:0/10', 'password',
        'address_book_edit call conference_create screen_share desktop_control_request desktop_control_grant slide_show file_send file_receive record poll operator'),
    ('external', 'Internet', true, '', 'password',
        'address_book_edit call conference_create screen_share desktop_control_request desktop_control_grant slide_show file_send file_receive record poll operator');
