package app.tangible.content.unixfs;

import app.tangible.content.Cid;
import app.tangible.content.FilmDags;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** One inner node of a file: dag-pb around UnixFS. */
final class FileNode {

  static final int MAX_LINKS = 8192;

  private static final int FILE = 2;

  private FileNode() {}

  /**
   * A part of the file under a node. {@code treeBytes} counts the blocks, {@code fileBytes} what
   * they hold of the file.
   */
  record Part(Cid cid, long fileBytes, long treeBytes) {}

  /** Canonical dag-pb: links before data. */
  static byte[] encode(List<Part> parts) {
    Bytes node = new Bytes();
    Bytes sizes = new Bytes();
    long file = 0;
    for (Part part : parts) {
      file += part.fileBytes();
      sizes.number(4, part.fileBytes());
      // The empty name is on the wire: every importer writes it, so the hash depends on it.
      node.bytes(
          2,
          new Bytes()
              .bytes(1, part.cid().bytes())
              .bytes(2, new byte[0])
              .number(3, part.treeBytes())
              .all());
    }
    byte[] head = new Bytes().number(1, FILE).number(3, file).all();
    byte[] tail = sizes.all();
    byte[] data = new byte[head.length + tail.length];
    System.arraycopy(head, 0, data, 0, head.length);
    System.arraycopy(tail, 0, data, head.length, tail.length);
    return node.bytes(1, data).all();
  }

  static List<FilmDags.Link> decode(byte[] block) {
    List<Cid> cids = new ArrayList<>();
    ByteBuffer data = null;
    ByteBuffer in = ByteBuffer.wrap(block);
    while (in.hasRemaining()) {
      long tag = Bytes.readVarint(in);
      if (tag == (2 << 3 | Bytes.LENGTH_DELIMITED) && cids.size() < MAX_LINKS) {
        cids.add(link(Bytes.readBytes(in)));
      } else if (tag == (1 << 3 | Bytes.LENGTH_DELIMITED) && data == null) {
        data = Bytes.readBytes(in);
      } else {
        throw refused("an unknown or repeated field, or too many links");
      }
    }
    if (data == null) {
      throw refused("no data");
    }
    List<Long> sizes = sizes(data);
    if (cids.isEmpty() || sizes.size() != cids.size()) {
      throw refused(cids.size() + " links and " + sizes.size() + " sizes");
    }
    List<FilmDags.Link> links = new ArrayList<>(cids.size());
    for (int i = 0; i < cids.size(); i++) {
      links.add(new FilmDags.Link(cids.get(i), sizes.get(i)));
    }
    return links;
  }

  private static Cid link(ByteBuffer in) {
    byte[] cid = null;
    while (in.hasRemaining()) {
      long tag = Bytes.readVarint(in);
      if (tag == (1 << 3 | Bytes.LENGTH_DELIMITED) && cid == null) {
        cid = Bytes.copy(Bytes.readBytes(in));
      } else if (tag == (2 << 3 | Bytes.LENGTH_DELIMITED)) {
        if (Bytes.readBytes(in).hasRemaining()) {
          throw refused("a part of a file has a name");
        }
      } else if (tag == 3 << 3) {
        Bytes.readVarint(in);
      } else {
        throw refused("an unknown field of a link");
      }
    }
    if (cid == null) {
      throw refused("a link to nothing");
    }
    return Cid.decode(cid);
  }

  private static List<Long> sizes(ByteBuffer in) {
    List<Long> sizes = new ArrayList<>();
    long type = -1;
    long file = 0;
    long sum = 0;
    while (in.hasRemaining()) {
      long tag = Bytes.readVarint(in);
      if (tag == 4 << 3 && sizes.size() < MAX_LINKS) {
        long size = Bytes.readVarint(in);
        sizes.add(size);
        sum = Math.addExact(sum, size);
        if (size == 0) {
          throw refused("a part of nothing");
        }
      } else if (tag == 1 << 3) {
        type = Bytes.readVarint(in);
      } else if (tag == 3 << 3) {
        file = Bytes.readVarint(in);
      } else {
        throw refused("a field that a file of raw leaves has not");
      }
    }
    if (type != FILE || file != sum) {
      throw refused("type " + type + ", " + file + " bytes in all, " + sum + " in parts");
    }
    return sizes;
  }

  private static IllegalArgumentException refused(String why) {
    return new IllegalArgumentException("not an inner node of a file: " + why);
  }
}
