package app.tangible.transfer.mirror;

import app.tangible.content.FilmId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers {@code GET} and {@code HEAD} of {@code /<film>/manifest} and {@code /<film>/sealed}. */
final class FilmAnswer {

  private static final Pattern PATH = Pattern.compile("/([0-9a-f]{32})/(manifest|sealed)");
  private static final int BUFFER_BYTES = 65_536;

  private final Shelf shelf;
  private final Traffic traffic;

  FilmAnswer(Shelf shelf, Traffic traffic) {
    this.shelf = shelf;
    this.traffic = traffic;
  }

  void to(HttpServletRequest request, HttpServletResponse response) throws IOException {
    boolean head = request.getMethod().equals("HEAD");
    if (!head && !request.getMethod().equals("GET")) {
      response.setHeader("Allow", "GET, HEAD");
      response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
      return;
    }
    Matcher path = PATH.matcher(Optional.ofNullable(request.getPathInfo()).orElse(""));
    Optional<Shelf.Film> film =
        path.matches() ? shelf.film(new FilmId(path.group(1))) : Optional.empty();
    if (film.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    boolean sealed = path.group(2).equals("sealed");
    traffic.opened(film.get().id());
    try {
      send(film.get(), sealed ? film.get().sealed() : film.get().manifest(), request, response);
    } finally {
      traffic.closed(film.get().id());
    }
  }

  private void send(
      Shelf.Film film, Path file, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String tag = '"' + film.root().hex() + '"';
    response.setHeader("ETag", tag);
    response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
    response.setHeader("Accept-Ranges", "bytes");
    // RFC 9110, 13.2.2: If-Match, then If-None-Match, then If-Range with Range.
    if (header(request, "If-Match").filter(match -> !names(match, tag)).isPresent()) {
      response.setStatus(HttpServletResponse.SC_PRECONDITION_FAILED);
      return;
    }
    if (header(request, "If-None-Match").filter(match -> names(match, tag)).isPresent()) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    boolean other = header(request, "If-Range").filter(match -> !match.equals(tag)).isPresent();
    boolean ranged = request.getMethod().equals("GET") && !other;
    long total = Files.size(file);
    ByteRange range = ByteRange.of(ranged ? header(request, "Range") : Optional.empty(), total);
    switch (range) {
      case ByteRange.Outside _ -> {
        response.setHeader("Content-Range", "bytes */" + total);
        response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
      }
      case ByteRange.Whole _ -> body(film, file, 0, total, request, response);
      case ByteRange.Part(long from, long length) -> {
        response.setHeader(
            "Content-Range", "bytes " + from + "-" + (from + length - 1) + "/" + total);
        response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
        body(film, file, from, length, request, response);
      }
    }
  }

  private void body(
      Shelf.Film film,
      Path file,
      long from,
      long length,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    response.setContentType("application/octet-stream");
    response.setContentLengthLong(length);
    if (request.getMethod().equals("HEAD")) {
      return;
    }
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    try (FileChannel channel = FileChannel.open(file)) {
      OutputStream out = response.getOutputStream();
      long at = from;
      while (at < from + length) {
        buffer.clear().limit((int) Math.min(BUFFER_BYTES, from + length - at));
        int read = channel.read(buffer, at);
        if (read < 0) {
          throw new IOException("a film on the shelf became shorter");
        }
        out.write(buffer.array(), 0, read);
        traffic.sent(film.id(), read);
        at += read;
      }
    }
  }

  private static boolean names(String list, String tag) {
    for (String one : list.split(",")) {
      if (one.strip().equals(tag) || one.strip().equals("*")) {
        return true;
      }
    }
    return false;
  }

  private static Optional<String> header(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getHeader(name));
  }
}
