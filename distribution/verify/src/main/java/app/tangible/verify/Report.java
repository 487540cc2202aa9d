package app.tangible.verify;

import app.tangible.licence.LicenceExport.Answer;
import app.tangible.licence.LicenceExport.Exported;
import app.tangible.licence.LicenceExport.Outcome;
import java.io.PrintStream;
import java.util.List;

/** The answer as a person reads it. */
final class Report {

  private final PrintStream out;
  private final Words words;

  Report(PrintStream out, Words words) {
    this.out = out;
    this.words = words;
  }

  void print(String text, Exported exported, String statement, Trust trust, List<Answer> answers) {
    // The words above the documents: the reader has made sure that they are the documents'.
    text.lines()
        .skip(2)
        .takeWhile(line -> !line.isEmpty())
        .forEach(line -> out.println("  " + line));
    out.println();
    if (trust.shipped()) {
      out.println(words.say("shipped"));
    }
    out.println(words.say("trusted", trust.roots().log()));
    if (!exported.named().log().equals(trust.roots().log())) {
      out.println(words.say("named", exported.named().log()));
    }
    out.println();
    for (int i = 0; i < answers.size(); i++) {
      Answer answer = answers.get(i);
      out.println(
          " %2d  %-10s %s"
              .formatted(
                  i + 1,
                  words.say("outcome." + answer.outcome()),
                  words.say("step." + answer.step())));
      out.println(
          "                " + words.say("finding." + answer.finding(), answer.values().toArray()));
    }
    out.println();
    out.println(words.say("statement"));
    statement.lines().forEach(line -> out.println("  " + line));
    out.println();
    out.println(verdict(exported, answers));
  }

  private String verdict(Exported exported, List<Answer> answers) {
    List<Answer> failed =
        answers.stream().filter(answer -> answer.outcome() == Outcome.FAILS).toList();
    if (!failed.isEmpty()) {
      return words.say("invalid", answers.indexOf(failed.getFirst()) + 1);
    }
    String owner = exported.certificate().facts().owner().text();
    return exported
        .stateProof()
        .map(
            proof ->
                words.say(
                    "valid.proven", owner, proof.time().toString(), Long.toString(proof.block())))
        .orElseGet(
            () -> words.say("valid", owner, exported.certificate().checkpoint().time().toString()));
  }
}
