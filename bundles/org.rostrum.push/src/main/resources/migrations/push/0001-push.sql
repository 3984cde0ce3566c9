-- SPDX-License-Identifier: Apache-2.0
-- The key pair that push services know this server by (RFC 8292); the private half is sealed with the key file of secrets.
create table push_key (
    id integer primary key,
    public_key varchar(100) not null,
    sealed varchar(1000) not null,
    created_at timestamp with time zone not null
);

-- Browsers; the hash of the endpoint is there since an address may be longer than an index takes.
create table push_subscription (
    id uuid primary key,
    account_key uuid not null,
    token_id varchar(100) not null,
    endpoint varchar(2000) not null,
    endpoint_hash varchar(64) not null,
    p256dh varchar(100) not null,
    auth varchar(40) not null,
    user_agent varchar(256) not null,
    created_at timestamp with time zone not null,
    last_used_at timestamp with time zone not null,
    constraint push_subscription_endpoint unique (endpoint_hash)
);

create index push_subscription_account on push_subscription (account_key);
create index push_subscription_used on push_subscription (last_used_at);
