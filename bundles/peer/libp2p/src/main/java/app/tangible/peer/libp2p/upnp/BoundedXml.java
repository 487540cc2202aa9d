package app.tangible.peer.libp2p.upnp;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Walks the XML of a device nobody vouches for. No document types, hence no entities, neither
 * external nor multiplying; at most 64 KiB, 32 levels and 4096 events.
 */
final class BoundedXml {

  static final int MAX_BYTES = 64 * 1024;
  private static final int MAX_DEPTH = 32;
  private static final int MAX_EVENTS = 4096;

  /** Told of each element when it begins and, with the text directly in it, when it ends. */
  interface Visitor {

    void begins(String name);

    void ends(String name, String text);
  }

  private BoundedXml() {}

  static void walk(byte[] document, Visitor visitor) throws GatewayException {
    if (document.length > MAX_BYTES) {
      throw new GatewayException("a document of more than " + MAX_BYTES + " bytes");
    }
    String text = new String(document, StandardCharsets.UTF_8); // whatever it says that it is
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(text));
      try {
        walk(reader, visitor);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException | RuntimeException e) {
      throw new GatewayException("not XML that is read here: " + e.getClass().getSimpleName());
    }
  }

  private static void walk(XMLStreamReader reader, Visitor visitor) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    int depth = 0;
    for (int events = 0; reader.hasNext(); events++) {
      if (events > MAX_EVENTS) {
        throw new XMLStreamException("too many events");
      }
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (++depth > MAX_DEPTH) {
            throw new XMLStreamException("nested too deep");
          }
          text.setLength(0);
          visitor.begins(reader.getLocalName());
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            text.append(reader.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          visitor.ends(reader.getLocalName(), text.toString().strip());
          text.setLength(0);
        }
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new XMLStreamException("a document type");
        default -> {
          // comments, instructions and white space say nothing
        }
      }
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }
}
