package app.tangible.database.flyway;

import app.tangible.database.Schema;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ClassProvider;
import org.flywaydb.core.api.migration.JavaMigration;
import org.osgi.service.component.annotations.Component;

/**
 * Runs the scripts of {@link Scripts}. Flyway scans nothing: what it would find in a bundle depends
 * on the framework's class loaders, so the scripts are named and the classes are none.
 */
@Component
public final class FlywaySchema implements Schema {

  @Override
  public void update(DataSource source, Dialect dialect) {
    ClassProvider<JavaMigration> noClasses = List::of;
    Flyway.configure(FlywaySchema.class.getClassLoader())
        .loggers("slf4j")
        .dataSource(source)
        .table("schema_versions")
        .createSchemas(false)
        .resourceProvider(new Scripts())
        .javaMigrationClassProvider(noClasses)
        .placeholders(
            switch (dialect) {
              case H2 -> Map.of("binary", "varbinary(1000000)", "stored", "");
              case POSTGRESQL -> Map.of("binary", "bytea", "stored", "stored");
            })
        .validateMigrationNaming(true)
        .load()
        .migrate();
  }
}
