-- What the contract that pays seeders says, beside the licence contract's events.
alter table chain_events add column epoch bigint;
alter table chain_events add column quantity bigint;
alter table chain_events drop constraint chain_events_kinds;
alter table chain_events add constraint chain_events_kinds check (kind in ('EDITION_REGISTERED',
  'PRICE_SET', 'SHARE_GIVEN', 'MOVED', 'MINTED_FOR', 'LISTED', 'SOLD', 'CANCELLED', 'OWED',
  'WITHDRAWN', 'PAID', 'ANCHORED', 'POT_FILLED', 'POT_CLOSED', 'EPOCH_OPENED', 'REWARDED',
  'REWARD_OWED', 'REWARD_DRAWN'));
alter table chain_events add constraint chain_events_counts check (
  (epoch is null or epoch >= 0) and (quantity is null or quantity >= 0));

alter table ledger_postings drop constraint ledger_postings_kinds;
alter table ledger_postings add constraint ledger_postings_kinds check (
  (kind in ('FIRST_SALE', 'CARD_SALE', 'RESALE') and edition is not null and token is not null
    and buyer is not null)
  or (kind in ('WITHDRAWAL', 'REWARD_DRAWN') and edition is null and token is null
    and buyer is null)
  or (kind = 'REWARD' and edition is not null and token is not null and buyer is null)
  or (kind in ('POT_FILLED', 'POT_CLOSED') and edition is not null and token is null
    and buyer is null));

-- Accounts more: pot:<edition>, what seeders of it can be paid from; reward:0x... a claim on the contract
-- that pays them.
alter table ledger_entries drop constraint ledger_entries_parts;
alter table ledger_entries add constraint ledger_entries_parts check (
  part in ('SELLER', 'STUDIO', 'PLATFORM', 'WITHDRAWN', 'POT', 'SEEDER'));

-- Who says that they seed a film. The record is the peer's own signed word where it is; an address
-- block (/24, /56) is counted, so that one house does not fill the list.
create table seeding_peers (
  film varchar(32) not null,
  peer varchar(64) not null,
  record ${binary} not null,
  sequence bigint not null,
  earns varchar(42),
  block varchar(64) not null,
  announced timestamp with time zone not null,
  expires timestamp with time zone not null,
  constraint seeding_peers_pk primary key (film, peer),
  constraint seeding_peers_film foreign key (film) references films (film),
  constraint seeding_peers_bounded check (octet_length(record) between 1 and 4096),
  constraint seeding_peers_earns_form check (earns is null or (length(earns) = 42 and earns like '0x%')),
  constraint seeding_peers_times check (expires > announced));

create index seeding_peers_live on seeding_peers (film, expires);
create index seeding_peers_expired on seeding_peers (expires);
create index seeding_peers_blocks on seeding_peers (block);

-- What each edition's seeders are to be promised, and how much was put into its pot, in all.
create table seeding_pots (
  edition bigint not null,
  units_per_gib bigint not null,
  bytes_per_licence bigint not null,
  floor_units bigint not null,
  filled_units bigint not null,
  constraint seeding_pots_pk primary key (edition),
  constraint seeding_pots_edition foreign key (edition) references films (edition),
  constraint seeding_pots_positive check (units_per_gib >= 0 and bytes_per_licence >= 0
    and floor_units >= 0 and filled_units >= 0));

-- The highest voucher of a licence, epoch and seeder that was shown here: it stands for all before it.
-- HELD waits to be worth the gas, PAID was claimed as far as it goes, REFUSED is none the contract takes.
create table seeding_vouchers (
  token varchar(78) not null,
  epoch bigint not null,
  seeder varchar(42) not null,
  edition bigint not null,
  bytes bigint not null,
  signature varchar(130) not null,
  state varchar(10) not null,
  paid_bytes bigint not null,
  shown timestamp with time zone not null,
  due timestamp with time zone,
  attempts int not null,
  note varchar(300),
  constraint seeding_vouchers_pk primary key (token, epoch, seeder),
  constraint seeding_vouchers_states check (state in ('HELD', 'PAID', 'REFUSED')),
  constraint seeding_vouchers_due check ((due is not null) = (state = 'HELD')),
  constraint seeding_vouchers_form check (length(seeder) = 42 and length(signature) = 130),
  constraint seeding_vouchers_positive check (epoch >= 0 and bytes > 0 and paid_bytes >= 0
    and attempts >= 0));

create index seeding_vouchers_due_at on seeding_vouchers (due);
create index seeding_vouchers_seeders on seeding_vouchers (seeder, edition);
