package app.tangible.peer.quic;

import app.tangible.peer.quic.tls.OwnCertificate;
import app.tangible.peer.transport.NodeIdentity;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicSslContext;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import io.netty.handler.codec.quic.QuicSslEngine;
import io.netty.handler.ssl.ClientAuth;
import io.netty.util.AttributeKey;
import java.time.Clock;
import java.util.Optional;

/** Handshakes of TLS 1.3 with libp2p's certificates both ways; no resumption, no early data. */
final class Tls {

  /** What the handshake of a channel is to show. */
  static final AttributeKey<Proof> PROOF = AttributeKey.valueOf(Tls.class, "proof");

  private static final String ALPN = "libp2p";

  private final PeerTrust trust = new PeerTrust(Clock.systemUTC());
  private final QuicSslContext calling;
  private final QuicSslContext called;

  Tls(NodeIdentity identity) {
    OwnCertificate own = OwnCertificate.create(identity);
    calling =
        QuicSslContextBuilder.forClient()
            .keyManager(own.key(), null, own.certificate())
            .trustManager(trust)
            // The peer is known by its key, whatever its name.
            .endpointIdentificationAlgorithm(null)
            .applicationProtocols(ALPN)
            .earlyData(false)
            .build();
    called =
        QuicSslContextBuilder.forServer(own.key(), null, own.certificate())
            .trustManager(trust)
            .clientAuth(ClientAuth.REQUIRE)
            .applicationProtocols(ALPN)
            .earlyData(false)
            .build();
  }

  /** For a channel that calls; it carries its {@link #PROOF}. */
  QuicSslEngine calling(QuicChannel channel) {
    return watched(channel, calling.newEngine(channel.alloc()), channel.attr(PROOF).get());
  }

  QuicSslEngine called(QuicChannel channel) {
    Proof proof = new Proof(Optional.empty());
    channel.attr(PROOF).set(proof);
    return watched(channel, called.newEngine(channel.alloc()), proof);
  }

  private QuicSslEngine watched(QuicChannel channel, QuicSslEngine engine, Proof proof) {
    trust.expect(engine, proof);
    channel.closeFuture().addListener(_ -> trust.forget(engine));
    return engine;
  }
}
