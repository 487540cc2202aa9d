package app.tangible.web.jersey;

/** A problem document, RFC 9457 section 3.1. */
record Problem(String type, String title, int status, String detail, String instance) {

  static final String MEDIA_TYPE = "application/problem+json";
}
