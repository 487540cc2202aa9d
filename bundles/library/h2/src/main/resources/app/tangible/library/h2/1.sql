CREATE TABLE IF NOT EXISTS film (
  licence CHAR(32) PRIMARY KEY,
  film CHAR(32) NOT NULL,
  title VARCHAR NOT NULL,
  release_year INT NOT NULL,
  studio VARCHAR NOT NULL,
  synopsis VARCHAR NOT NULL,
  quality VARCHAR NOT NULL,
  duration_millis BIGINT NOT NULL,
  acquired TIMESTAMP(9) WITH TIME ZONE NOT NULL,
  resume_millis BIGINT NOT NULL,
  on_disk BOOLEAN NOT NULL,
  package BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS film_acquired ON film (acquired);
CREATE TABLE IF NOT EXISTS pending_purchase (
  noted BIGINT GENERATED ALWAYS AS IDENTITY,
  idempotency_key VARCHAR(200) PRIMARY KEY,
  edition VARCHAR NOT NULL,
  offer BLOB NOT NULL,
  purchase VARCHAR
);
