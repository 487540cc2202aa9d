-- Which variant of each marked segment a holder got: 128 bytes and a salt of 32, wrapped by the server's
-- secret. It outlives the licence: a copy that is found later is traced with it.
alter table licences add column codeword ${binary};
alter table licences add constraint licences_codeword_bounded check (octet_length(codeword) <= 1000);
