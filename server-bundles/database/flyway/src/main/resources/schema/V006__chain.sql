-- What the indexer has read. Every block with an event, the last block of every reading, and all of the
-- newest ones, so that a reorganisation shows where it begins.
create table chain_blocks (
  number bigint not null,
  hash varchar(66) not null,
  parent varchar(66) not null,
  time timestamp with time zone not null,
  constraint chain_blocks_pk primary key (number),
  constraint chain_blocks_hash_unique unique (hash),
  constraint chain_blocks_place unique (number, hash),
  constraint chain_blocks_form check (length(hash) = 66 and length(parent) = 66 and number >= 0));

-- An event goes when its block goes. Editions and serials are the bits of unsigned numbers.
create table chain_events (
  block bigint not null,
  log_index bigint not null,
  block_hash varchar(66) not null,
  tx_hash varchar(66) not null,
  kind varchar(20) not null,
  edition bigint,
  token varchar(78),
  sender varchar(42),
  receiver varchar(42),
  units bigint,
  word varchar(66),
  film varchar(66),
  constraint chain_events_pk primary key (block, log_index),
  constraint chain_events_once unique (block_hash, log_index),
  constraint chain_events_block foreign key (block, block_hash)
    references chain_blocks (number, hash) on delete cascade,
  constraint chain_events_kinds check (kind in ('EDITION_REGISTERED', 'PRICE_SET', 'SHARE_GIVEN',
    'MOVED', 'MINTED_FOR', 'LISTED', 'SOLD', 'CANCELLED', 'OWED', 'WITHDRAWN', 'PAID', 'ANCHORED')),
  constraint chain_events_positive check (log_index >= 0 and (units is null or units >= 0)));

create index chain_events_tokens on chain_events (token, block, log_index);
create index chain_events_editions on chain_events (edition, block, log_index);
create index chain_events_transactions on chain_events (tx_hash);

-- How far the tables that are made of the events are made.
create table projections (
  name varchar(32) not null,
  block bigint not null,
  constraint projections_pk primary key (name));

-- Each licence's word now, as the contract has it. It cannot stand on an event that is gone.
create table token_owners (
  token varchar(78) not null,
  edition bigint not null,
  owner varchar(42) not null,
  nonce bigint not null,
  ask bigint not null,
  block bigint not null,
  log_index bigint not null,
  constraint token_owners_pk primary key (token),
  constraint token_owners_event foreign key (block, log_index)
    references chain_events (block, log_index),
  constraint token_owners_form check (length(owner) = 42 and nonce >= 0 and ask >= 0));

create index token_owners_owners on token_owners (owner);
create index token_owners_blocks on token_owners (block);

-- One sale or withdrawal. It goes when its event goes.
create table ledger_postings (
  id bigint generated always as identity,
  block bigint not null,
  log_index bigint not null,
  kind varchar(12) not null,
  tx_hash varchar(66) not null,
  edition bigint,
  token varchar(78),
  buyer varchar(42),
  units bigint not null,
  booked timestamp with time zone not null,
  constraint ledger_postings_pk primary key (id),
  constraint ledger_postings_once unique (block, log_index),
  constraint ledger_postings_event foreign key (block, log_index)
    references chain_events (block, log_index) on delete cascade,
  constraint ledger_postings_kinds check (
    (kind in ('FIRST_SALE', 'CARD_SALE', 'RESALE') and edition is not null and token is not null
      and buyer is not null)
    or (kind = 'WITHDRAWAL' and edition is null and token is null and buyer is null)),
  constraint ledger_postings_positive check (units > 0));

create index ledger_postings_booked on ledger_postings (booked);
create index ledger_postings_tokens on ledger_postings (token);

-- Double entry: an entry takes from one account what it gives to the other, so that no posting, and not
-- the whole ledger, can sum to anything but zero. Accounts: 0x... on the chain; owed:0x... a claim on the
-- licence contract; payable:0x... a claim on the platform; platform; card, the card processor.
create table ledger_entries (
  posting bigint not null,
  leg int not null,
  part varchar(10) not null,
  debit varchar(60) not null,
  credit varchar(60) not null,
  units bigint not null,
  constraint ledger_entries_pk primary key (posting, leg),
  constraint ledger_entries_posting foreign key (posting)
    references ledger_postings (id) on delete cascade,
  constraint ledger_entries_parts check (part in ('SELLER', 'STUDIO', 'PLATFORM', 'WITHDRAWN')),
  constraint ledger_entries_positive check (units > 0 and leg >= 0));

create index ledger_entries_credits on ledger_entries (credit);
create index ledger_entries_debits on ledger_entries (debit);

create view ledger_lines as
  select posting, leg, part, debit as account, -units as units from ledger_entries
  union all
  select posting, leg, part, credit as account, units from ledger_entries;
