package io.snapherd.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What /metrics says as a whole. */
class ExpositionTest {
  private static final Pattern HELP = Pattern.compile("# HELP (\\S+) (.+)");
  private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (counter|gauge|histogram)");
  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-z_]+)(\\{[a-z_]+=\"[^\"\\\\\\n]*\"(,[a-z_]+=\"[^\"\\\\\\n]*\")*})?"
              + " (NaN|[+-]?[0-9.]+(E[+-]?[0-9]+)?)");

  private final Meters meters = new Meters();

  @Test
  void everyLineCanBeRead() {
    meters.everything();

    assertThat(meters.lines())
        .hasSizeGreaterThan(100)
        .allMatch(
            line ->
                HELP.matcher(line).matches()
                    || TYPE.matcher(line).matches()
                    || SAMPLE.matcher(line).matches());
  }

  @Test
  void everyMetricHasOneHelpThatIsASentence() {
    meters.everything();

    assertThat(meters.lines())
        .filteredOn(line -> line.startsWith("# HELP"))
        .doesNotHaveDuplicates()
        .allMatch(line -> line.matches("# HELP [a-z_]+ .*\\."));
    assertThat(meters.lines())
        .filteredOn(line -> line.startsWith("# TYPE"))
        .doesNotHaveDuplicates();
  }

  @Test
  void noSeriesIsThereTwice() {
    meters.everything();

    assertThat(meters.lines())
        .filteredOn(line -> !line.startsWith("#"))
        .extracting(line -> line.substring(0, line.lastIndexOf(' ')))
        .doesNotHaveDuplicates();
  }

  @Test
  void noLabelNamesAClaimOrASnapshot() {
    meters.everything();

    assertThat(labels())
        .containsExactlyInAnyOrder(
            "driver",
            "java",
            "le",
            "namespace",
            "operation",
            "phase",
            "policy",
            "reason",
            "result",
            "snapshot_class",
            "state",
            "storage_class",
            "version");
  }

  /** A standby has nothing to say about the load and the policies. */
  @Test
  void whoDoesNotLeadSaysOnlyThatItDoesNot() {
    meters.everything();
    meters.standBy();

    assertThat(meters.samples("snapherd_leader")).containsExactly("snapherd_leader 0.0");
    assertThat(meters.registry.scrape())
        .doesNotContain("policy=", "in_flight", "backlog", "orphaned");
    meters.lead();
    assertThat(meters.samples("snapherd_leader")).containsExactly("snapherd_leader 1.0");
    assertThat(meters.samples("snapherd_orphaned_snapshots"))
        .containsExactly("snapherd_orphaned_snapshots{namespace=\"shop\"} 1.0");
    assertThat(meters.samples("snapherd_operations_in_flight")).hasSize(2);
    assertThat(meters.samples("snapherd_prune_backlog")).hasSize(1);
  }

  private Set<String> labels() {
    return meters.lines().stream()
        .filter(line -> !line.startsWith("#"))
        .flatMap(line -> Pattern.compile("([a-z_]+)=\"").matcher(line).results())
        .map(match -> match.group(1))
        .collect(Collectors.toSet());
  }
}
