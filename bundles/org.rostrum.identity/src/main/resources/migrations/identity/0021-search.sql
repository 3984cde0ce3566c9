-- SPDX-License-Identifier: Apache-2.0
-- Lists and searches of many accounts read an index alone, in its order, and rows only for what is shown. What is indexed is short
-- enough for every database (PostgreSQL: 2,704 bytes a row of an index, four a character).
update identity_account set search_key = substring(search_key from 1 for 300) where char_length(search_key) > 300;
update identity_account set display_key = substring(display_key from 1 for 150) where char_length(display_key) > 150;
update identity_account set email_key = substring(email_key from 1 for 320) where char_length(email_key) > 320;
drop index identity_account_by_search_key;
drop index identity_account_by_display_key;
create index identity_account_by_search on identity_account (search_key, active, account_key);
create index identity_account_by_display on identity_account (display_key, search_key, active, account_key);
create index identity_account_by_email_search on identity_account (email_key, search_key, active, account_key);
create index identity_account_by_age on identity_account (created_at, search_key, active, account_key);
