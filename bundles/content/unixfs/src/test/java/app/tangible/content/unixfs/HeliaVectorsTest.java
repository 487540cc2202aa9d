package app.tangible.content.unixfs;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.content.Cid;
import app.tangible.content.FilmDag;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What ipfs-unixfs-importer of npm, the one in @helia/unixfs 8.0.5, says of the same bytes with
 * {@code cidVersion: 1, rawLeaves: true, reduceSingleLeafToSelf: true, chunker:
 * fixedSize({chunkSize}), layout: balanced({maxChildrenPerNode})}. Byte number i is {@code (31 i +
 * 17 (i / 8192)) mod 256}.
 */
class HeliaVectorsTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "11, 1048576, 1024, bafkreiatkxzfxtv7mlyc5xb26oqu37fxpzaj5yj2g6ixzr2epg3dvnjh3m",
    "1048576, 1048576, 1024, bafkreibu7vl7tx3k43k6hoyf67tayceunji75yen66cnx7oy6wa2al6nj4",
    "1048577, 1048576, 1024, bafybeih77gnad7uddrs4qslwyni4k6eg6gpwiwwp2oa4tbeumlrclqoqwa",
    "5243003, 1048576, 1024, bafybeibbvi23t2zmypg7od2vqgjwz4jjbl4r2bvw6u3557mby2qouta33y",
    "400, 100, 4, bafybeieqgtwhtuj2wdr44n2lhpl3onbmmyc6zqykui64tlt7qf43ja2zni",
    "401, 100, 4, bafybeifxdscu4dvsa3tziop6bqvamrcck4ilcivzbije6lw3ym4didcatu",
    "1000, 100, 4, bafybeicrkvicxvalsszewtbdgdhl5thobdkqmdtmx2j5xicbhxm7b3pxde",
    "1600, 100, 4, bafybeiawpduw2ioqcglkpwkat2h4me6s55xl7bmu2oubf6bspvlz72s3qm",
    "1601, 100, 4, bafybeialtozymfepyk6lbso2cttatkr26ewfgy3aumnoojlaop5jbctfcq",
    "6401, 100, 4, bafybeifvsfofjr6r7l4vanythcaeknidbp2qsdesunp4ssbov37cjmiyl4",
    "1048576, 1024, 1024, bafybeid5tvheyc3eknadyt2plv3gvczsco6aim5sslxv2vs3ir5fyh4wlq",
    "1048577, 1024, 1024, bafybeibf2jwhmygrk4hnfmftyp4dijecar5jvaw5mjq2edyroeea2l5pbi"
  })
  void namesTheFileAsHeliaDoes(int bytes, int leafBytes, int width, String cid) throws IOException {
    FilmDag dag = new UnixfsDags(new Shape(leafBytes, width)).dagOf(file(bytes));

    assertThat(dag.root().text()).isEqualTo(cid);
    assertThat(dag.root()).isEqualTo(Cid.parse(cid));
    assertThat(new UnixfsDags(new Shape(leafBytes, width)).decode(dag.encode()).root())
        .isEqualTo(dag.root());
  }

  private Path file(int bytes) throws IOException {
    Path file = folder.resolve("film");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < bytes; i++) {
        out.write(i * 31 + i / 8192 * 17);
      }
    }
    return file;
  }
}
