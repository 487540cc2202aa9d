package app.tangible.metadata.nfo;

import app.tangible.metadata.FilmQuery;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The roots of an NFO file: one film, one series, or several episodes after each other. Knows no
 * document types and no entities; of a file that is broken what came before the break counts.
 */
record NfoXml(List<Element> roots) {

  private static final String CDATA = "<![CDATA[";
  private static final int MAX_DEPTH = 16;
  private static final int MAX_ELEMENTS = 20_000;

  private static final Pattern STRAY_AMPERSAND =
      Pattern.compile("&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)");
  private static final Pattern NO_XML_CHARACTER =
      Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  NfoXml {
    roots = List.copyOf(roots);
  }

  static NfoXml read(String text) {
    int start = text.indexOf('<');
    if (start < 0) {
      return new NfoXml(List.of());
    }
    String clean = NO_XML_CHARACTER.matcher(withoutDeclarations(text, start)).replaceAll("");
    // Several roots in one file, and addresses after the last, are no XML without one around them.
    return new NfoXml(parse("<nfo>" + escaped(clean) + "</nfo>"));
  }

  private static String withoutDeclarations(String text, int start) {
    StringBuilder kept = new StringBuilder(text.length());
    int from = start;
    int open = text.indexOf("<?", from);
    while (open >= 0) {
      kept.append(text, from, open);
      int close = text.indexOf("?>", open);
      from = close < 0 ? text.length() : close + 2;
      open = text.indexOf("<?", from);
    }
    return kept.append(text, from, text.length()).toString();
  }

  /** Titles with a bare "&" are common; in a CDATA section it is right. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 64);
    int from = 0;
    int open = text.indexOf(CDATA);
    while (open >= 0) {
      int close = text.indexOf("]]>", open);
      int end = close < 0 ? text.length() : close;
      escaped.append(STRAY_AMPERSAND.matcher(text.substring(from, open)).replaceAll("&amp;"));
      escaped.append(text, open, end);
      from = end;
      open = text.indexOf(CDATA, end);
    }
    return escaped
        .append(STRAY_AMPERSAND.matcher(text.substring(from)).replaceAll("&amp;"))
        .toString();
  }

  private static List<Element> parse(String xml) {
    List<Element> roots = new ArrayList<>();
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(xml));
      try {
        build(reader, roots);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException | RuntimeException broken) {
      return roots; // the JDK's reader throws unchecked ones too on broken input
    }
    return roots;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("an NFO file refers to no other");
        });
    return factory;
  }

  /** Every root is in the list as soon as it is opened, so that a break later does not lose it. */
  private static void build(XMLStreamReader reader, List<Element> roots) throws XMLStreamException {
    Deque<Element> open = new ArrayDeque<>();
    int elements = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          Element element = new Element(reader.getLocalName(), attributes(reader));
          if (open.size() == 1) {
            roots.add(element);
          } else if (!open.isEmpty()) {
            open.peek().add(element);
          }
          open.push(element);
          if (open.size() > MAX_DEPTH || ++elements > MAX_ELEMENTS) {
            return;
          }
        }
        case XMLStreamConstants.END_ELEMENT -> open.pop();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            open.peek().add(reader.getText());
        default -> {}
      }
    }
  }

  private static Map<String, String> attributes(XMLStreamReader reader) {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < Math.min(reader.getAttributeCount(), 32); i++) {
      attributes.put(
          reader.getAttributeLocalName(i).toLowerCase(Locale.ROOT), reader.getAttributeValue(i));
    }
    return attributes;
  }

  /** The root that tells of what is asked. */
  Optional<Element> choose(FilmQuery query) {
    return switch (query.kind()) {
      case FILM -> roots.stream().filter(root -> root.is("movie", "musicvideo")).findFirst();
      case SERIES -> roots.stream().filter(root -> root.is("tvshow")).findFirst();
      case EPISODE -> episode(query.episode().orElseThrow());
    };
  }

  /** One that tells its number must be it, unless there is but one: then the file's word counts. */
  private Optional<Element> episode(FilmQuery.Episode wanted) {
    List<Element> episodes = roots.stream().filter(root -> root.is("episodedetails")).toList();
    Optional<Element> exact =
        episodes.stream()
            .filter(
                root ->
                    number(root.text("season")) == wanted.season()
                        && number(root.text("episode")) == wanted.number())
            .findFirst();
    return exact.or(
        () -> episodes.size() == 1 ? Optional.of(episodes.getFirst()) : Optional.empty());
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
