package app.tangible.web.remote;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of {@code app.tangible.web.remote}. */
@ObjectClassDefinition(name = "Phones")
@interface Settings {

  @AttributeDefinition(description = "Port on the home network; 0 for any that is free")
  int port() default 8471;

  @AttributeDefinition(description = "More names, besides this machine's own, that it answers to")
  String[] hosts() default {};

  @AttributeDefinition(description = "PKCS #12 file with a certificate for a name of this machine")
  String keystore() default "";

  @AttributeDefinition(description = "Password of that file, never in a file itself")
  String _keystorePassword() default "";

  @AttributeDefinition(description = "Port for TLS, where there is a certificate")
  int securePort() default 8472;

  @AttributeDefinition(description = "How long an invitation is good")
  int invitationSeconds() default 300;

  @AttributeDefinition(description = "Connections at a time, all phones together")
  int maxConnections() default 96;

  @AttributeDefinition(description = "Connections at a time of one address")
  int maxConnectionsPerAddress() default 24;

  @AttributeDefinition(description = "Live updates at a time, all phones together")
  int maxStreams() default 32;

  @AttributeDefinition(description = "Live updates at a time of one phone")
  int maxStreamsPerPhone() default 4;
}
