-- The word of an account that passkeys command: this household plays what the account owns. Rows stay as
-- they are; certificates name them by their digest.
create table mandates (
  digest varchar(64) not null,
  account varchar(42) not null,
  household varchar(128) not null,
  chain_id bigint not null,
  factory varchar(42) not null,
  passkey varchar(128) not null,
  signature varchar(4096) not null,
  made_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint mandates_pk primary key (digest),
  constraint mandates_household foreign key (household) references users (pub_key),
  constraint mandates_form check (length(digest) = 64 and length(account) = 42 and account like '0x%'
    and length(factory) = 42 and length(passkey) = 128));

create index mandates_accounts on mandates (account, household);
create index mandates_households on mandates (household);

-- CLAIM is keys for who owns on the chain what this server never gave them keys for.
alter table purchases add column mandate varchar(64);
alter table purchases add constraint purchases_mandate
  foreign key (mandate) references mandates (digest);
alter table purchases drop constraint purchases_kinds;
alter table purchases add constraint purchases_kinds check (
  (kind = 'FIRST' and offer is null and replaces is null)
  or (kind = 'RESALE' and offer is not null and replaces is null)
  or (kind = 'REISSUE' and offer is null and replaces is not null and minor_units = 0)
  or (kind = 'CLAIM' and offer is null and replaces is null and minor_units = 0));

alter table resale_offers add column seller_mandate varchar(64);
alter table resale_offers add column seller_account varchar(42);
alter table resale_offers add constraint resale_offers_mandate
  foreign key (seller_mandate) references mandates (digest);
