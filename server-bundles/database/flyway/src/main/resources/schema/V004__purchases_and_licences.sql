create table batches (
  id bigint generated always as identity,
  made timestamp with time zone not null,
  size int not null,
  note varchar(4000),
  attempts int default 0 not null,
  due timestamp with time zone not null,
  constraint batches_pk primary key (id),
  constraint batches_not_empty check (size > 0));

-- kind: FIRST is sold by the platform, RESALE is what an offer gives (sale, gift, loan), REISSUE is
-- new keys for who owns the licence already.
create table purchases (
  number bigint generated always as identity,
  id varchar(32) not null,
  kind varchar(8) default 'FIRST' not null,
  device varchar(64) not null,
  idempotency_key varchar(100) not null,
  order_hash varchar(64) not null,
  state varchar(16) not null,
  owner varchar(128) not null,
  agreement varchar(64) not null,
  receipts varchar(64) not null,
  grant_signature varchar(8192) not null,
  offer varchar(32),
  replaces varchar(32),
  edition bigint not null,
  film varchar(32) not null,
  master_hash varchar(64) not null,
  title varchar(300) not null,
  quality varchar(31) not null,
  studio varchar(200) not null,
  minor_units bigint not null,
  currency varchar(3) not null,
  intent varchar(100),
  client_secret varchar(200),
  confirm_at varchar(500),
  token varchar(78),
  mint_transaction varchar(66),
  gas bigint,
  nonce bigint,
  batch bigint,
  leaf int,
  licence varchar(32),
  attempts int default 0 not null,
  due timestamp with time zone not null,
  problem varchar(500),
  -- A token comes into the world by one purchase; a resale or new keys are others of the same token.
  minted_token varchar(78) generated always as (case when kind = 'FIRST' then token end) ${stored},
  constraint purchases_pk primary key (id),
  constraint purchases_number_unique unique (number),
  constraint purchases_order_unique unique (device, idempotency_key),
  constraint purchases_leaf_unique unique (batch, leaf),
  constraint purchases_intent_unique unique (intent),
  constraint purchases_minted_once unique (minted_token),
  constraint purchases_owner foreign key (owner) references users (pub_key),
  constraint purchases_film foreign key (film, edition) references films (film, edition),
  constraint purchases_batch foreign key (batch) references batches (id),
  constraint purchases_states check (state in ('PAYMENT_PENDING', 'PAYMENT_FAILED', 'PAID',
    'MINTED', 'ANCHORED', 'ISSUED', 'REFUNDED')),
  constraint purchases_kinds check (
    (kind = 'FIRST' and offer is null and replaces is null)
    or (kind = 'RESALE' and offer is not null and replaces is null)
    or (kind = 'REISSUE' and offer is null and replaces is not null and minor_units = 0)),
  constraint purchases_price check (minor_units > 0 or (kind <> 'FIRST' and minor_units = 0)),
  constraint purchases_paid check (minor_units = 0 or intent is not null
    or state in ('PAYMENT_PENDING', 'PAYMENT_FAILED')),
  constraint purchases_minted check (token is not null
    or state not in ('MINTED', 'ANCHORED', 'ISSUED')),
  constraint purchases_mint_mined check (kind <> 'FIRST' or token is null
    or mint_transaction is not null),
  constraint purchases_anchored check (state not in ('ANCHORED', 'ISSUED')
    or (batch is not null and leaf is not null and nonce is not null)),
  constraint purchases_issued check ((state = 'ISSUED') = (licence is not null)));

create index purchases_due on purchases (state, due);
create index purchases_offer on purchases (offer);

create table payment_events (
  id varchar(100) not null,
  purchase varchar(32) not null,
  kind varchar(16) not null,
  seen timestamp with time zone not null,
  constraint payment_events_pk primary key (id),
  constraint payment_events_purchase foreign key (purchase) references purchases (id));

create index payment_events_purchases on payment_events (purchase);

-- A revoked licence has no package: the platform's share of its keys is gone.
create table licences (
  licence_id varchar(32) not null,
  purchase varchar(32) not null,
  kind varchar(8) default 'OWNED' not null,
  owner varchar(128) not null,
  device varchar(64) not null,
  film varchar(32) not null,
  quality varchar(31) not null,
  token varchar(78) not null,
  nonce bigint not null,
  tx_hash varchar(66),
  acquired_at timestamp with time zone not null,
  until timestamp with time zone,
  revoked boolean default false not null,
  sequence bigint not null,
  leased timestamp with time zone not null,
  package ${binary},
  live_token varchar(78) generated always as
    (case when kind = 'OWNED' and revoked = false then token end) ${stored},
  constraint licences_pk primary key (licence_id),
  constraint licences_purchase_unique unique (purchase),
  constraint licences_one_live unique (live_token),
  constraint licences_purchase foreign key (purchase) references purchases (id),
  constraint licences_owner foreign key (owner) references users (pub_key),
  constraint licences_film foreign key (film) references films (film),
  constraint licences_kinds check (
    (kind = 'OWNED' and until is null) or (kind in ('LOAN', 'RENTAL') and until is not null)),
  constraint licences_revoked check (revoked = (package is null)),
  constraint licences_package_bounded check (octet_length(package) <= 1000000),
  constraint licences_sequence check (sequence >= 1 and nonce >= 0));

create index licences_owners on licences (owner);
create index licences_tokens on licences (token, nonce);
create index licences_films on licences (film);

alter table purchases add constraint purchases_licence
  foreign key (licence) references licences (licence_id);
alter table purchases add constraint purchases_licence_unique unique (licence);
alter table purchases add constraint purchases_replaces
  foreign key (replaces) references licences (licence_id);
