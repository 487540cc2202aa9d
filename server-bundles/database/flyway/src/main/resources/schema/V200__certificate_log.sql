-- The certificate log: one append-only tree (RFC 9162) over all certificates, as tiles (C2SP
-- tlog-tiles). Entries are never changed; a tile only gets longer until it has 256 hashes.
create table log_size (
  id int not null,
  size bigint not null,
  constraint log_size_pk primary key (id),
  constraint log_size_one_row check (id = 1 and size >= 0));

insert into log_size (id, size) values (1, 0);

create table log_entries (
  leaf bigint not null,
  entry ${binary} not null,
  constraint log_entries_pk primary key (leaf),
  constraint log_entries_bounded check (leaf >= 0 and octet_length(entry) between 1 and 65535));

create table log_tiles (
  level int not null,
  tile bigint not null,
  hashes ${binary} not null,
  constraint log_tiles_pk primary key (level, tile),
  constraint log_tiles_bounded check (level >= 0 and tile >= 0
    and octet_length(hashes) between 32 and 8192 and mod(octet_length(hashes), 32) = 0));

-- Signed trees whose root is on the chain.
create table log_checkpoints (
  size bigint not null,
  note varchar(4000) not null,
  constraint log_checkpoints_pk primary key (size),
  constraint log_checkpoints_not_empty check (size > 0));

-- How many entries the log has with this batch: its own are the last ones.
alter table batches add column tree bigint not null;
alter table batches add constraint batches_in_log check (tree >= size);
alter table batches add constraint batches_tree_unique unique (tree);
