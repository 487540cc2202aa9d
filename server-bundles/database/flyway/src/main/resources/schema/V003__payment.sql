create table processor_intents (
  id varchar(40) not null,
  reference varchar(100) not null,
  client_secret varchar(80) not null,
  minor_units bigint not null,
  currency varchar(3) not null,
  paid boolean default false not null,
  constraint processor_intents_pk primary key (id),
  constraint processor_intents_reference_unique unique (reference),
  constraint processor_intents_positive check (minor_units > 0));

create table processor_events (
  number bigint generated always as identity,
  id varchar(40) not null,
  webhook varchar(500) not null,
  body varchar(2000) not null,
  attempts int default 0 not null,
  due timestamp with time zone not null,
  constraint processor_events_pk primary key (number));

create index processor_events_due on processor_events (due);
