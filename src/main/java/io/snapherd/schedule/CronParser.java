package io.snapherd.schedule;

import io.snapherd.model.InvalidSpec;
import io.snapherd.model.Reason;
import io.snapherd.schedule.Dates.DayRule;
import io.snapherd.schedule.FieldParser.Matches;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;

/** Reads an expression as a whole, and knows what users write instead of one. */
final class CronParser {
  /** More than it takes to write out every value of every field. */
  private static final int LONGEST = 400;

  private static final Map<String, String> MACROS =
      Map.of(
          "@yearly", "0 0 1 1 *",
          "@annually", "0 0 1 1 *",
          "@monthly", "0 0 1 * *",
          "@weekly", "0 0 * * 0",
          "@daily", "0 0 * * *",
          "@midnight", "0 0 * * *",
          "@hourly", "0 * * * *");

  private CronParser() {}

  static CronExpression parse(String text) throws InvalidSpec {
    if (text.length() > LONGEST) {
      throw invalid(
          "is longer than " + LONGEST + " characters; write ranges and steps for long lists");
    }
    List<String> words = words(text);
    if (words.isEmpty()) {
      throw invalid("is empty; write five fields such as '30 2 * * *'");
    }
    String first = words.get(0);
    if (first.startsWith("TZ=") || first.startsWith("CRON_TZ=")) {
      throw invalid(Quoted.of(first) + " does not belong here; name the zone in spec.timeZone");
    }
    return first.startsWith("@") ? macro(text, words) : fields(text, words);
  }

  static InvalidSpec invalid(String message) {
    return new InvalidSpec(Reason.InvalidSchedule, "spec.schedule", message);
  }

  private static List<String> words(String text) throws InvalidSpec {
    List<String> words = new ArrayList<>();
    StringTokenizer tokens = new StringTokenizer(text, " \t\n\u000b\f\r");
    while (tokens.hasMoreTokens()) {
      words.add(ascii(tokens.nextToken()));
    }
    return words;
  }

  /** Refuses what looks like a blank, a digit or a letter and is none of cron's. */
  private static String ascii(String word) throws InvalidSpec {
    if (!word.chars().allMatch(Quoted::printable)) {
      throw invalid(Quoted.of(word) + " is not plain ASCII; type it anew");
    }
    return word;
  }

  private static CronExpression macro(String text, List<String> words) throws InvalidSpec {
    String macro = String.join(" ", words);
    if (MACROS.containsKey(macro)) {
      return fields(text, words(MACROS.get(macro)));
    }
    throw invalid(
        switch (words.get(0)) {
          case "@every" -> Quoted.of(macro) + " has no fixed slots; write such as '*/15 * * * *'";
          case "@reboot" -> "'@reboot' has no slots; write five fields such as '30 2 * * *'";
          default ->
              Quoted.of(macro)
                  + " is unknown; there are @hourly @daily @midnight @weekly @monthly @yearly"
                  + " @annually";
        });
  }

  private static CronExpression fields(String text, List<String> words) throws InvalidSpec {
    if (words.size() != CronField.values().length) {
      throw invalid(wrongNumber(words));
    }
    Values minutes = matches(CronField.MINUTE, words.get(0)).values();
    Values hours = matches(CronField.HOUR, words.get(1)).values();
    return new CronExpression(text, new TimesOfDay(hours, minutes), dates(words));
  }

  private static Dates dates(List<String> words) throws InvalidSpec {
    Matches days = matches(CronField.DAY_OF_MONTH, words.get(2));
    Values months = matches(CronField.MONTH, words.get(3)).values();
    Matches weekdays = matches(CronField.DAY_OF_WEEK, words.get(4));
    DayRule rule = days.restricted() && weekdays.restricted() ? DayRule.EITHER : DayRule.BOTH;
    Dates dates = new Dates(days.values(), months, weekdays.values(), rule);
    if (!dates.exist()) {
      throw invalid(neverFires(words.get(2), words.get(3)));
    }
    return dates;
  }

  private static String neverFires(String days, String months) {
    return "never fires: day " + Quoted.of(days) + " is in no month " + Quoted.of(months);
  }

  private static Matches matches(CronField field, String text) throws InvalidSpec {
    return new FieldParser(field, text).parse();
  }

  private static String wrongNumber(List<String> words) {
    return switch (words.size()) {
      case 6 -> quartz("the seconds", words.subList(1, 6));
      case 7 -> quartz("the seconds and the year", words.subList(1, 6));
      default ->
          "has "
              + words.size()
              + " instead of five fields: minute, hour, day of month, month, day of week";
    };
  }

  private static String quartz(String surplus, List<String> words) {
    return "has more than five fields, as Quartz writes them; leave out "
        + surplus
        + ": "
        + Quoted.of(String.join(" ", words))
        + " (Sunday is 0 here, 1 in Quartz)";
  }
}
