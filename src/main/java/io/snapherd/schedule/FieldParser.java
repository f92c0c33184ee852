package io.snapherd.schedule;

import io.snapherd.model.InvalidSpec;
import java.math.BigInteger;

/**
 * Reads one field: {@code *}, {@code N}, {@code N-M}, each with an optional {@code /step}, and
 * lists of them.
 *
 * @param text the whole field
 */
record FieldParser(CronField field, String text) {
  private static final BigInteger TOO_LARGE = BigInteger.valueOf(100);

  /**
   * What a field matches.
   *
   * @param restricted false if some part is a plain {@code *}: asked of the day fields only
   */
  record Matches(Values values, boolean restricted) {
    Matches or(Matches other) {
      return new Matches(values.or(other.values), restricted && other.restricted);
    }
  }

  Matches parse() throws InvalidSpec {
    if (field.isDay() && text.equals("?")) {
      return every(1);
    }
    Matches matches = new Matches(Values.NONE, true);
    for (String part : text.split(",", -1)) {
      matches = matches.or(part(part));
    }
    return matches;
  }

  private Matches part(String part) throws InvalidSpec {
    if (part.isEmpty()) {
      throw invalid(part, "is empty; remove the comma too many");
    }
    int slash = part.indexOf('/');
    String range = slash < 0 ? part : part.substring(0, slash);
    int step = slash < 0 ? 1 : step(part.substring(slash + 1));
    if (range.equals("*")) {
      return every(step);
    }
    if (range.indexOf('-') >= 0) {
      return new Matches(between(range, step), true);
    }
    return new Matches(slash < 0 ? single(range) : toTheEnd(range, step), true);
  }

  private Matches every(int step) {
    return new Matches(Values.range(field.min(), field.max(), step), step > 1);
  }

  private Values single(String text) throws InvalidSpec {
    int value = value(text);
    return field.normal(Values.range(value, value, 1));
  }

  private Values toTheEnd(String first, int step) throws InvalidSpec {
    return Values.range(start(first), field.max(), step);
  }

  private Values between(String range, int step) throws InvalidSpec {
    int dash = range.indexOf('-');
    int first = start(range.substring(0, dash));
    int last = value(range.substring(dash + 1));
    if (first > last) {
      throw invalid(range, "runs backwards; write " + twoRanges(first, last));
    }
    return field.normal(Values.range(first, last, step));
  }

  private String twoRanges(int first, int last) {
    return first + "-" + field.max() + "," + field.min() + "-" + last;
  }

  private int step(String step) throws InvalidSpec {
    int value = number(step);
    if (value < 1 || value > field.size()) {
      throw invalid(step, "is not a step; write one from 1 to " + field.size());
    }
    return value;
  }

  private int start(String start) throws InvalidSpec {
    int value = value(start);
    if (value > field.max()) {
      throw invalid(start, "cannot start a range; Sunday as the first day is 0");
    }
    return value;
  }

  private int value(String value) throws InvalidSpec {
    int named = field.named(value);
    int number = named < 0 ? number(value) : named;
    if (number < field.min() || number > field.largest()) {
      throw invalid(value, "is not between " + field.min() + " and " + field.largest());
    }
    return number;
  }

  private int number(String number) throws InvalidSpec {
    if (!number.matches("[0-9]+")) {
      throw invalid(number, notANumber(number));
    }
    return new BigInteger(number).min(TOO_LARGE).intValue();
  }

  private static String notANumber(String text) {
    if (text.equals("?")) {
      return "stands only alone, for a whole day field; write *";
    }
    return text.matches(".*[LlWw#].*")
        ? "is not a number; L, W and # are known to Quartz, not to a CronJob"
        : "is not a number; write numbers, * or ranges such as 1-5";
  }

  private InvalidSpec invalid(String part, String complaint) {
    String place = part.equals(text) ? "" : " in " + Quoted.of(text);
    return CronParser.invalid(field.title() + " " + Quoted.of(part) + place + " " + complaint);
  }
}
