package app.tangible.decoder.guest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Set;

/** Whether a file system tells for good which inode a file is and when it was born. */
interface BirthTimes {

  // Others number their inodes anew at each mount (vfat, exfat), ask a server (NFS, SMB), or are
  // what any user can make to say anything (FUSE, overlay).
  Set<String> KEEP_INODES =
      Set.of("ext2", "ext3", "ext4", "xfs", "btrfs", "f2fs", "tmpfs", "zfs", "bcachefs");

  /** Makes a file there and looks, because the JDK answers with the time of the last write else. */
  BirthTimes SYSTEM =
      folder -> {
        if (!KEEP_INODES.contains(Files.getFileStore(folder).type())) {
          return false;
        }
        Path probe = Files.createFile(folder.resolve("probe" + System.nanoTime()));
        try {
          FileTime longAgo = FileTime.fromMillis(0);
          Files.setLastModifiedTime(probe, longAgo);
          return !Files.readAttributes(probe, BasicFileAttributes.class)
              .creationTime()
              .equals(longAgo);
        } finally {
          Files.deleteIfExists(probe);
        }
      };

  /** Whether it does for files of this folder. */
  boolean known(Path folder) throws IOException;
}
