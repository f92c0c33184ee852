package io.snapherd.demo.story;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text of {@code /metrics} at one moment. */
record Scrape(String text) {
  private static final Pattern SAMPLE =
      Pattern.compile("(?m)^(?<name>\\w+)\\{(?<labels>[^}]*)} (?<value>\\S+)$");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

  private record Sample(String name, Map<String, String> labels, double value) {
    String driver() {
      return labels.getOrDefault("driver", "");
    }
  }

  /** One histogram per driver, over all its other labels; drivers in their order. */
  Map<String, Distribution> byDriver(String family) {
    return samples().stream()
        .filter(s -> s.name().startsWith(family + "_"))
        .collect(
            Collectors.groupingBy(
                Sample::driver,
                TreeMap::new,
                Collectors.collectingAndThen(
                    Collectors.toList(), ofDriver -> distribution(family, ofDriver))));
  }

  private static Distribution distribution(String family, List<Sample> samples) {
    Map<Double, Double> buckets =
        samples.stream()
            .filter(s -> s.name().equals(family + "_bucket"))
            .collect(
                Collectors.groupingBy(
                    s -> bound(s.labels().getOrDefault("le", "+Inf")),
                    TreeMap::new,
                    Collectors.summingDouble(Sample::value)));
    return new Distribution(
        sum(samples, family + "_count"), sum(samples, family + "_sum"), buckets);
  }

  private static double sum(List<Sample> samples, String name) {
    return samples.stream().filter(s -> s.name().equals(name)).mapToDouble(Sample::value).sum();
  }

  private static double bound(String text) {
    return text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
  }

  private List<Sample> samples() {
    return SAMPLE.matcher(text).results().map(found -> sample(found.group())).toList();
  }

  private static Sample sample(String line) {
    Matcher parts = SAMPLE.matcher(line);
    parts.matches();
    Map<String, String> labels =
        LABEL
            .matcher(parts.group("labels"))
            .results()
            .collect(Collectors.toMap(m -> m.group(1), m -> m.group(2)));
    return new Sample(parts.group("name"), labels, Double.parseDouble(parts.group("value")));
  }

  /**
   * A histogram.
   *
   * @param buckets how many were at most so many seconds, by the bound
   */
  record Distribution(double count, double sum, Map<Double, Double> buckets) {
    Optional<Double> mean() {
      return count == 0 ? Optional.empty() : Optional.of(sum / count);
    }

    /** The smallest bound that this share of all is within. */
    double within(double share) {
      return buckets.entrySet().stream()
          .filter(bucket -> bucket.getValue() >= share * count)
          .mapToDouble(Map.Entry::getKey)
          .min()
          .orElse(Double.POSITIVE_INFINITY);
    }
  }
}
