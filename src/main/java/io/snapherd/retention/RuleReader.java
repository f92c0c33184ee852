package io.snapherd.retention;

import io.snapherd.model.InvalidSpec;
import io.snapherd.model.Reason;
import io.snapherd.model.RetentionSpec;
import io.snapherd.retention.Rule.Calendar;
import io.snapherd.retention.Rule.Last;
import io.snapherd.retention.Rule.Within;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the rules of a {@code spec.retention}, always in the same order, and refuses wrong ones.
 */
final class RuleReader {
  private static final String BLOCK = "spec.retention";
  private static final Pattern WINDOW = Pattern.compile("([1-9][0-9]{0,4})([hdw])");
  private static final Map<String, Integer> HOURS = Map.of("h", 1, "d", 24, "w", 168);

  private final List<Rule> rules = new ArrayList<>();

  private RuleReader() {}

  static List<Rule> read(RetentionSpec spec) throws InvalidSpec {
    RuleReader reader = new RuleReader();
    reader.count("keepLast", spec.keepLast(), Last::new);
    reader.count("keepHourly", spec.keepHourly(), n -> new Calendar(Period.HOUR, n));
    reader.count("keepDaily", spec.keepDaily(), n -> new Calendar(Period.DAY, n));
    reader.count("keepWeekly", spec.keepWeekly(), n -> new Calendar(Period.WEEK, n));
    reader.count("keepMonthly", spec.keepMonthly(), n -> new Calendar(Period.MONTH, n));
    reader.count("keepYearly", spec.keepYearly(), n -> new Calendar(Period.YEAR, n));
    reader.window(spec.keepWithin());
    return reader.atLeastOne();
  }

  private void count(String name, Optional<Integer> count, IntFunction<Rule> rule)
      throws InvalidSpec {
    if (count.isPresent()) {
      rules.add(rule.apply(checked(name, count.get())));
    }
  }

  private static int checked(String name, int count) throws InvalidSpec {
    if (count < 1 || count > Rule.MAX_COUNT) {
      throw refusal("." + name, count + " is not between 1 and " + Rule.MAX_COUNT);
    }
    return count;
  }

  private void window(Optional<String> length) throws InvalidSpec {
    if (length.isPresent()) {
      rules.add(window(length.get()));
    }
  }

  private static Within window(String length) throws InvalidSpec {
    Matcher parts = WINDOW.matcher(length);
    if (!parts.matches()) {
      throw refusal(
          ".keepWithin", "it is not a number from 1 to 99999 and one of h, d, w, such as 72h");
    }
    long hours = Long.parseLong(parts.group(1)) * HOURS.getOrDefault(parts.group(2), 1);
    return new Within(length, Duration.ofHours(hours));
  }

  private List<Rule> atLeastOne() throws InvalidSpec {
    if (rules.isEmpty()) {
      throw refusal("", "it has no rule; add one, or remove the block to keep every snapshot");
    }
    return rules;
  }

  private static InvalidSpec refusal(String field, String sentence) {
    return new InvalidSpec(Reason.InvalidRetention, BLOCK + field, sentence);
  }
}
