create table ingestions (
  id varchar(32) not null,
  state varchar(16) not null,
  title varchar(300) not null,
  released int not null,
  studio varchar(200) not null,
  studio_account varchar(42) not null,
  synopsis varchar(5000) not null,
  quality varchar(31) not null,
  price_minor bigint not null,
  currency varchar(3) not null,
  royalty int not null,
  source_bytes bigint not null,
  attempts int default 0 not null,
  due timestamp with time zone not null,
  film varchar(32),
  wrapped_key ${binary},
  master_hash varchar(64),
  piece_root varchar(64),
  sealed_bytes bigint,
  duration_millis bigint,
  edition bigint,
  problem varchar(500),
  facts varchar(4000) default '' not null,
  constraint ingestions_pk primary key (id),
  constraint ingestions_film_unique unique (film),
  constraint ingestions_states check (state in
    ('RECEIVING', 'PROBING', 'REMUXING', 'SEALING', 'PUBLISHING', 'PUBLISHED', 'FAILED')),
  constraint ingestions_sealed check (state not in ('PUBLISHING', 'PUBLISHED') or
    (film is not null and wrapped_key is not null and master_hash is not null
      and piece_root is not null and sealed_bytes > 0 and duration_millis >= 0)),
  constraint ingestions_published foreign key (film, edition) references films (film, edition),
  constraint ingestions_on_sale check (state <> 'PUBLISHED' or edition is not null),
  constraint ingestions_royalty check (royalty between 0 and 10000));

create index ingestions_due on ingestions (state, due);
