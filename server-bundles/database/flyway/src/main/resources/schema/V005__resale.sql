-- OPEN -> RESERVED -> SETTLING -> SOLD (GIVEN, LENT); OPEN -> CANCELLING -> CANCELLED; OPEN -> LAPSED;
-- LENT -> RETURNED; RESERVED -> OPEN.
create table resale_offers (
  number bigint generated always as identity,
  offer varchar(32) not null,
  kind varchar(8) not null,
  state varchar(12) not null,
  device varchar(64) not null,
  idempotency_key varchar(100) not null,
  order_hash varchar(64) not null,
  seller varchar(128) not null,
  licence varchar(32) not null,
  film varchar(32) not null,
  edition bigint not null,
  token varchar(78) not null,
  nonce bigint not null,
  price_minor bigint not null,
  currency varchar(3) not null,
  created_at timestamp with time zone not null,
  deadline timestamp with time zone not null,
  -- The ask, as it was signed; smallest units of the stablecoin. None for a loan.
  ask_units bigint,
  ask_buyer varchar(42),
  ask_receipt varchar(66),
  ask_signature varchar(8192),
  -- The decoder's word that its key is gone: canonical JSON, and 128 hex digits.
  receipt_payload varchar(4000) not null,
  receipt_signature varchar(128) not null,
  -- Whom it is for; null is anyone.
  buyer varchar(42),
  borrower varchar(128),
  until timestamp with time zone,
  loan_signature varchar(8192),
  cancel_signature varchar(8192),
  reserved_by varchar(32),
  reserved_until timestamp with time zone,
  tx_hash varchar(66),
  attempts int default 0 not null,
  due timestamp with time zone not null,
  problem varchar(500),
  -- One offer a token stands at a time; what is lent cannot be sold.
  open_token varchar(78) generated always as (case when state in
    ('OPEN', 'RESERVED', 'SETTLING', 'CANCELLING', 'LENT') then token end) ${stored},
  constraint resale_offers_pk primary key (offer),
  constraint resale_offers_number_unique unique (number),
  constraint resale_offers_order_unique unique (device, idempotency_key),
  constraint resale_offers_one_open unique (open_token),
  constraint resale_offers_taken_once unique (reserved_by),
  constraint resale_offers_seller foreign key (seller) references users (pub_key),
  constraint resale_offers_licence foreign key (licence) references licences (licence_id),
  constraint resale_offers_film foreign key (film, edition) references films (film, edition),
  constraint resale_offers_taker foreign key (reserved_by) references purchases (id),
  constraint resale_offers_kinds check (
    (kind = 'SALE' and price_minor > 0)
    or (kind = 'GIFT' and price_minor = 0 and buyer is not null)
    or (kind = 'LOAN' and price_minor = 0 and buyer is not null)),
  constraint resale_offers_ask check (kind = 'LOAN'
    or (ask_units is not null and ask_buyer is not null and ask_receipt is not null
      and ask_signature is not null and borrower is null and until is null
      and loan_signature is null)),
  constraint resale_offers_loan check (kind <> 'LOAN'
    or (borrower is not null and until is not null and loan_signature is not null
      and ask_units is null and ask_buyer is null and ask_receipt is null
      and ask_signature is null)),
  constraint resale_offers_states check (
    state in ('OPEN', 'RESERVED', 'SETTLING', 'CANCELLING', 'CANCELLED', 'LAPSED')
    or (kind = 'SALE' and state = 'SOLD')
    or (kind = 'GIFT' and state = 'GIVEN')
    or (kind = 'LOAN' and state in ('LENT', 'RETURNED'))),
  constraint resale_offers_taken check ((reserved_by is not null)
    = (state in ('RESERVED', 'SETTLING', 'SOLD', 'GIVEN', 'LENT', 'RETURNED'))),
  constraint resale_offers_reserved check (state <> 'RESERVED' or reserved_until is not null),
  constraint resale_offers_moved check (state not in ('SOLD', 'GIVEN') or tx_hash is not null),
  constraint resale_offers_positive check (price_minor >= 0 and nonce >= 0
    and (ask_units is null or ask_units >= 0)));

create index resale_offers_states on resale_offers (state, due);
create index resale_offers_buyers on resale_offers (buyer);
create index resale_offers_sellers on resale_offers (seller);
create index resale_offers_licences on resale_offers (licence);
create index resale_offers_tokens on resale_offers (token, nonce);

alter table purchases add constraint purchases_offer
  foreign key (offer) references resale_offers (offer);

-- Who moved: the nonce that the token has now. Numbers without a gap that become visible in their
-- order, so that a reader who has all up to N misses nothing: take the number by
-- "update counters set last = last + 1 where name = 'moved'", whose row stays locked to the end of the
-- transaction, then insert "select last, ... from counters".
create table counters (
  name varchar(32) not null,
  last bigint not null,
  constraint counters_pk primary key (name));

insert into counters (name, last) values ('moved', 0);

create table moved (
  sequence bigint not null,
  token varchar(78) not null,
  nonce bigint not null,
  seen timestamp with time zone not null,
  constraint moved_pk primary key (sequence),
  constraint moved_once unique (token, nonce),
  constraint moved_numbers check (sequence >= 1 and nonce >= 1));
