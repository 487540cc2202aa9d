-- A person is a key; the address is the account of the chain that the key answers for.
create table users (
  pub_key varchar(128) not null,
  address varchar(42) not null,
  code varchar(10),
  email varchar(320),
  created_at timestamp with time zone not null,
  constraint users_pk primary key (pub_key),
  constraint users_address_unique unique (address),
  constraint users_code_unique unique (code),
  constraint users_pub_key_form check (length(pub_key) = 128),
  constraint users_address_form check (length(address) = 42 and address like '0x%'),
  constraint users_code_form check (length(code) = 10));

-- One account may trade under several names.
create table studios (
  id bigint generated always as identity,
  name varchar(200) not null,
  account varchar(42) not null,
  constraint studios_pk primary key (id),
  constraint studios_name_unique unique (account, name),
  constraint studios_account_form check (length(account) = 42 and account like '0x%'));

create table films (
  number bigint generated always as identity,
  film varchar(32) not null,
  edition bigint not null,
  studio bigint not null,
  title varchar(300) not null,
  folded varchar(900) not null,
  released int not null,
  synopsis varchar(5000) not null,
  quality varchar(31) not null,
  duration_millis bigint not null,
  price_minor bigint not null,
  currency varchar(3) not null,
  sealed_bytes bigint not null,
  master_hash varchar(64) not null,
  piece_root varchar(64) not null,
  wrapped_key ${binary} not null,
  constraint films_pk primary key (film),
  constraint films_number_unique unique (number),
  constraint films_edition_unique unique (edition),
  constraint films_sold_as unique (film, edition),
  constraint films_studio foreign key (studio) references studios (id),
  constraint films_film_form check (length(film) = 32),
  constraint films_hashes_form check (length(master_hash) = 64 and length(piece_root) = 64),
  constraint films_positive check (duration_millis >= 0 and price_minor > 0 and sealed_bytes > 0),
  constraint films_currency_form check (length(currency) = 3),
  constraint films_key_bounded check (octet_length(wrapped_key) between 1 and 256));

create index films_studios on films (studio);

create table mirrors (
  film varchar(32) not null,
  base varchar(500) not null,
  constraint mirrors_pk primary key (film, base),
  constraint mirrors_film foreign key (film) references films (film));
