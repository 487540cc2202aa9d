package app.tangible.issuing.saga;

import app.tangible.chain.TokenId;
import app.tangible.content.FilmId;
import app.tangible.content.MasterHash;
import app.tangible.identity.AgreementKey;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.DeviceId;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.identity.OwnerSignature;
import app.tangible.identity.ReceiptKey;
import app.tangible.issuing.Purchase.State;
import app.tangible.licence.LicenceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The tables of issuing, and how a purchase lies in them. */
final class PurchaseSchema {

  static final List<String> SCRIPTS =
      List.of(
          """
          create table batches (
            id bigint generated always as identity primary key,
            made timestamp with time zone not null,
            size int not null,
            note varchar(4000),
            attempts int default 0 not null,
            due timestamp with time zone not null)
          """,
          """
          create table purchases (
            number bigint generated always as identity primary key,
            id char(32) not null unique,
            device char(64) not null,
            idempotency_key varchar(100) not null,
            order_hash char(64) not null,
            state varchar(16) not null,
            owner char(128) not null,
            agreement char(64) not null,
            receipts char(64) not null,
            grant_signature char(130) not null,
            edition bigint not null,
            film char(32) not null,
            master_hash char(64) not null,
            title varchar(300) not null,
            quality varchar(31) not null,
            studio varchar(200) not null,
            minor_units bigint not null,
            currency char(3) not null,
            intent varchar(100),
            client_secret varchar(200),
            confirm_at varchar(500),
            token varchar(80),
            mint_transaction char(66),
            gas bigint,
            nonce bigint,
            batch bigint references batches (id),
            leaf int,
            licence char(32),
            attempts int default 0 not null,
            due timestamp with time zone not null,
            problem varchar(500),
            unique (device, idempotency_key),
            unique (batch, leaf))
          """,
          "create index purchases_due on purchases (state, due)",
          """
          create table payment_events (
            id varchar(100) primary key,
            purchase varchar(100) not null,
            kind varchar(16) not null,
            seen timestamp with time zone not null)
          """,
          """
          create table licences (
            id char(32) primary key,
            purchase char(32) not null unique references purchases (id),
            device char(64) not null,
            token varchar(80) not null,
            nonce bigint not null,
            owner char(128) not null,
            sequence bigint not null,
            leased timestamp with time zone not null,
            package varbinary(1000000) not null)
          """);

  static final String SELECT = "select * from purchases";

  private PurchaseSchema() {}

  static PurchaseRow row(ResultSet row) throws SQLException {
    String token = row.getString("token");
    String licence = row.getString("licence");
    return new PurchaseRow(
        row.getLong("number"),
        row.getString("id"),
        State.valueOf(row.getString("state")),
        row.getString("order_hash"),
        new DeviceGrant(
            new OwnerPublicKey(row.getString("owner")),
            new DeviceId(row.getString("device")),
            new AgreementKey(row.getString("agreement")),
            new ReceiptKey(row.getString("receipts")),
            new OwnerSignature(row.getString("grant_signature"))),
        new PurchaseRow.Sold(
            row.getLong("edition"),
            new FilmId(row.getString("film")),
            new MasterHash(row.getString("master_hash")),
            row.getString("title"),
            row.getString("quality"),
            row.getString("studio"),
            row.getLong("minor_units"),
            row.getString("currency")),
        row.getString("intent"),
        row.getString("client_secret"),
        row.getString("confirm_at"),
        token == null ? null : TokenId.parse(token),
        row.getString("mint_transaction"),
        row.getObject("gas", Long.class),
        row.getObject("nonce", Long.class),
        licence == null ? null : new LicenceId(licence),
        row.getInt("attempts"),
        row.getString("problem"));
  }
}
