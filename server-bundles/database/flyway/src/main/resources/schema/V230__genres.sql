-- A line for each genre; empty where the studio named none.
alter table films add column genres varchar(400) default '' not null;

alter table ingestions add column genres varchar(400) default '' not null;
