package app.tangible.database.flyway;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.database.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

final class FlywaySchemaTest {

  private static final String PARTS = "META-INF/services/org.flywaydb.core.extensibility.Plugin";

  @Test
  void namesEveryScriptOfTheFolder() throws IOException {
    try (var files = Files.list(Path.of("src/main/resources/schema"))) {
      assertThat(files.map(file -> file.getFileName().toString()).sorted().toList())
          .isEqualTo(Scripts.NAMES.stream().sorted().toList());
    }
    assertThat(Scripts.NAMES).isSorted();
  }

  @Test
  void listsEveryPartOfFlywayThatIsInside() throws IOException {
    Set<String> inside = new TreeSet<>();
    Set<String> ours = Set.of();
    for (URL list : Collections.list(getClass().getClassLoader().getResources(PARTS))) {
      if (list.getProtocol().equals("file")) {
        ours = lines(list);
      } else {
        inside.addAll(lines(list));
      }
    }
    inside.removeIf(part -> part.contains(".cockroachdb."));
    assertThat(ours).isEqualTo(inside);
  }

  private static Set<String> lines(URL list) {
    try (InputStream in = list.openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void runsEachScriptOnceAndOnlyOnce() throws Exception {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:once;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
    Schema schema = new FlywaySchema();
    schema.update(source, Schema.Dialect.H2);
    schema.update(source, Schema.Dialect.H2);
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select script from schema_versions where version is not null and success order by"
                    + " installed_rank")) {
      List<String> ran = new java.util.ArrayList<>();
      while (rows.next()) {
        ran.add(rows.getString(1));
      }
      assertThat(ran).isEqualTo(Scripts.NAMES);
    }
  }
}
