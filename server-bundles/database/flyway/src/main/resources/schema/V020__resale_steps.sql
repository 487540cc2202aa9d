-- Money that goes back is a step of its own: it is kept before the processor is asked.
alter table purchases drop constraint purchases_states;
alter table purchases add constraint purchases_states check (state in ('PAYMENT_PENDING',
  'PAYMENT_FAILED', 'PAID', 'MINTED', 'ANCHORED', 'ISSUED', 'REFUNDING', 'REFUNDED'));

-- The block of the mint or sale: what is in it stays once it is deep enough.
alter table purchases add column mint_block bigint;

-- Who gets what, in minor units of the price, as the contract said when it was offered.
alter table resale_offers add column seller_minor bigint default 0 not null;
alter table resale_offers add column studio_minor bigint default 0 not null;
alter table resale_offers add column platform_minor bigint default 0 not null;
alter table resale_offers add constraint resale_offers_split
  check (seller_minor >= 0 and studio_minor >= 0 and platform_minor >= 0
    and seller_minor + studio_minor + platform_minor = price_minor);

alter table processor_intents add column refunded boolean default false not null;
alter table processor_intents add constraint processor_intents_refund
  check (refunded = false or paid = true);

-- Devices that showed an owner's grant.
create table devices (
  device varchar(64) not null,
  owner varchar(128) not null,
  seen timestamp with time zone not null,
  constraint devices_pk primary key (device, owner),
  constraint devices_owner foreign key (owner) references users (pub_key));
