package app.tangible.pilot.services;

import app.tangible.library.Backup;
import app.tangible.pilot.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code {"do":"backup","file":path,"password":text}}: the household in one file. */
@Component
public final class BackupCommand implements Command {

  private final Backup backup;

  @Activate
  public BackupCommand(@Reference Backup backup) {
    this.backup = backup;
  }

  @Override
  public String word() {
    return "backup";
  }

  @Override
  public Map<String, Object> run(Map<String, String> arguments) throws IOException {
    Path file = Path.of(arguments.get("file"));
    backup.write(file, arguments.get("password").toCharArray());
    return Map.of("bytes", Files.size(file));
  }
}
