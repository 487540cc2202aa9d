-- A passkey of an account on the chain; the account's address follows from its first passkey. That this
-- passkey may still command the account is the chain's to say.
create table passkeys (
  credential varchar(1364) not null,
  key_x varchar(66) not null,
  key_y varchar(66) not null,
  first_x varchar(66) not null,
  first_y varchar(66) not null,
  account varchar(42) not null,
  sign_count bigint not null,
  created_at timestamp with time zone not null,
  constraint passkeys_pk primary key (credential),
  constraint passkeys_key_unique unique (key_x, key_y),
  constraint passkeys_account_form check (length(account) = 42 and account like '0x%'),
  constraint passkeys_count check (sign_count >= 0));

create index passkeys_accounts on passkeys (account);

-- Given out to register with, once.
create table passkey_challenges (
  challenge varchar(43) not null,
  expires timestamp with time zone not null,
  constraint passkey_challenges_pk primary key (challenge));

create index passkey_challenges_expiry on passkey_challenges (expires);

-- What a passkey was asked to sign: the hash is the challenge.
create table passkey_operations (
  hash varchar(66) not null,
  credential varchar(1364) not null,
  account varchar(42) not null,
  key_index int not null,
  operation varchar(8192) not null,
  state varchar(8) not null,
  expires timestamp with time zone not null,
  sent_at timestamp with time zone,
  tx_hash varchar(66),
  constraint passkey_operations_pk primary key (hash),
  constraint passkey_operations_credential foreign key (credential) references passkeys (credential),
  constraint passkey_operations_states check (state in ('PREPARED', 'SENT', 'DONE', 'REVERTED')),
  constraint passkey_operations_index check (key_index between 0 and 15),
  constraint passkey_operations_sent check ((state = 'PREPARED') = (sent_at is null)),
  constraint passkey_operations_mined check ((state in ('DONE', 'REVERTED')) = (tx_hash is not null)));

create index passkey_operations_accounts on passkey_operations (account, state);
create index passkey_operations_sending on passkey_operations (sent_at);
create index passkey_operations_expiry on passkey_operations (state, expires);
