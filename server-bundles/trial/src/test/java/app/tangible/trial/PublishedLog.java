package app.tangible.trial;

import app.tangible.licence.LogTree;
import app.tangible.licence.certificate.TileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;

/** The log as anybody reads it: nothing but HTTP and arithmetic. */
final class PublishedLog {

  private static final int WIDTH = 256;

  private final HttpClient http;
  private final URI log;
  private final LogTree tree = new TileTree();

  PublishedLog(HttpClient http, URI log) {
    this.http = http;
    this.log = log;
  }

  /** Size and root of a checkpoint. */
  record Tree(long size, byte[] root) {

    static Tree of(String note) {
      List<String> lines = note.lines().toList();
      return new Tree(Long.parseLong(lines.get(1)), Base64.getDecoder().decode(lines.get(2)));
    }
  }

  String checkpoint() {
    return new String(get("checkpoint").body(), java.nio.charset.StandardCharsets.UTF_8);
  }

  boolean begins(Tree first, Tree second) {
    return tree.isConsistent(
        first.size,
        first.root,
        second.size,
        second.root,
        tree.consistency(tiles(second.size), first.size, second.size));
  }

  boolean hasRoot(Tree of) {
    return java.util.Arrays.equals(tree.root(tiles(of.size), of.size), of.root);
  }

  byte[] entries(int width) {
    return get("tile/entries/000.p/" + width).body();
  }

  HttpResponse<byte[]> get(String path) {
    try {
      return http.send(
          HttpRequest.newBuilder(log.resolve(path)).build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private LogTree.Tiles tiles(long size) {
    return (level, index) -> {
      long there = (size >> 8 * level) - index * WIDTH;
      String width = there >= WIDTH ? "" : ".p/" + there;
      HttpResponse<byte[]> answer = get("tile/%d/%03d%s".formatted(level, index, width));
      if (answer.statusCode() != 200
          || !answer.headers().firstValue("Cache-Control").orElse("").contains("immutable")) {
        throw new IllegalStateException(answer + " " + new String(answer.body()));
      }
      return answer.body();
    };
  }
}
