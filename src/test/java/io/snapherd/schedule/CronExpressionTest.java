package io.snapherd.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.snapherd.model.InvalidSpec;
import io.snapherd.model.Reason;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronExpressionTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "@hourly, 0 * * * *",
    "@daily, 0 0 * * *",
    "@midnight, 0 0 * * *",
    "@weekly, 0 0 * * 0",
    "@monthly, 0 0 1 * *",
    "@yearly, 0 0 1 1 *",
    "@annually, 0 0 1 1 *"
  })
  void macrosStandForFiveFields(String macro, String fields) {
    assertSameSlots(macro, fields);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 0 * * 7           | 0 0 * * 0",
        "0 0 * * 5-7         | 0 0 * * 5,6,0",
        "0 0 * * 1-7/3       | 0 0 * * 1,4,0",
        "0 0 * * 0-7         | 0 0 * * 0-6",
        "0 0 * * Sun,mOn     | 0 0 * * 0,1",
        "0 0 * FEB-apr *     | 0 0 * 2-4 *",
        "0 0 * * FRI/1       | 0 0 * * 5,6",
        "50/3 0 * * *        | 50,53,56,59 0 * * *",
        "*/60 0 * * *        | 0 0 * * *",
        "07 000000000000 * * * | 7 0 * * *",
        "1,1,1 0 * * *       | 1 0 * * *",
        "5,* 0 * * *         | * 0 * * *",
        "0 0 ? * ?           | 0 0 * * *",
        "0 0-23 * * *        | 0 * * * *",
        "0 0 1-31 * *        | 0 0 * * *"
      })
  void differentSpellingsMeanTheSame(String spelling, String plain) {
    assertSameSlots(spelling, plain);
  }

  @ParameterizedTest
  @ValueSource(strings = {" 0 5 * * * ", "0\t5  *\n*\r\n* ", "\n0 5 * * *\n"})
  void blanksOfAnyKindSeparateFields(String text) {
    assertSameSlots(text, "0 5 * * *");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 0 13 * 5    | 2026-01-02 | both restricted: the first Friday",
        "0 0 13 * *    | 2026-01-13 | only the day of month",
        "0 0 13 * */1  | 2026-01-13 | a step of 1 does not restrict",
        "0 0 13 * */2  | 2026-01-03 | a step of 2 does: the first Saturday",
        "0 0 13 * 5,*  | 2026-01-13 | a star in a list does not restrict",
        "0 0 13 * 0-6  | 2026-01-02 | all days by their numbers do",
        "0 0 1-31 * 1  | 2026-01-02 | so do all days of the month",
        "0 0 ? * 1     | 2026-01-05 | a question mark does not",
        "0 0 */2 * 1   | 2026-01-03 | a step of 2 does"
      })
  void eitherDayFieldSufficesIfBothAreRestricted(String cron, String date, String why) {
    assertThat(Parsed.schedule(cron, "UTC").next(START))
        .as(why)
        .hasValue(Instant.parse(date + "T00:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "60 * * * *      | minute '60' is not between 0 and 59",
        "1,60 * * * *    | minute '60' in '1,60' is not between 0 and 59",
        "99999999999 * * * * | minute '99999999999' is not between 0 and 59",
        "* 24 * * *      | hour '24' is not between 0 and 23",
        "* * 0 * *       | day of month '0' is not between 1 and 31",
        "* * 32 * *      | day of month '32' is not between 1 and 31",
        "* * * 0 *       | month '0' is not between 1 and 12",
        "* * * 13 *      | month '13' is not between 1 and 12",
        "* * * * 8       | day of week '8' is not between 0 and 7",
        "0 5-3 * * *     | hour '5-3' runs backwards; write 5-23,0-3",
        "0 0 * * FRI-SUN | day of week 'FRI-SUN' runs backwards; write 5-6,0-0",
        "0 0 * * 7-7     | day of week '7' in '7-7' cannot start a range; Sunday as the first day is 0",
        "0 0 * * 7/2     | day of week '7' in '7/2' cannot start a range; Sunday as the first day is 0",
        "*/0 * * * *     | minute '0' in '*/0' is not a step; write one from 1 to 60",
        "*/61 * * * *    | minute '61' in '*/61' is not a step; write one from 1 to 60",
        "* * */32 * *    | day of month '32' in '*/32' is not a step; write one from 1 to 31",
        "* * * */13 *    | month '13' in '*/13' is not a step; write one from 1 to 12",
        "* * * * */8     | day of week '8' in '*/8' is not a step; write one from 1 to 7",
        "1, * * * *      | minute '' in '1,' is empty; remove the comma too many",
        ", * * * *       | minute '' in ',' is empty; remove the comma too many"
      })
  void whatIsOutOfRangeIsRefusedWithTheMend(String cron, String sentence) {
    assertThat(refusal(cron)).hasMessage(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "x * * * *     | minute 'x' is not a number",
        "+5 * * * *    | minute '+5' is not a number",
        "-5 * * * *    | minute '' in '-5' is not a number",
        "5- * * * *    | minute '' in '5-' is not a number",
        "1-2-3 * * * * | minute '2-3' in '1-2-3' is not a number",
        "5/ * * * *    | minute '' in '5/' is not a number",
        "/5 * * * *    | minute '' in '/5' is not a number",
        "*/2/3 * * * * | minute '2/3' in '*/2/3' is not a number",
        "** * * * *    | minute '**' is not a number",
        "*-5 * * * *   | minute '*' in '*-5' is not a number",
        "*/MON * * * * | minute 'MON' in '*/MON' is not a number",
        "MON * * * *   | minute 'MON' is not a number",
        "H * * * *     | minute 'H' is not a number",
        "* * * MON *   | month 'MON' is not a number",
        "* * * * MONDAY| day of week 'MONDAY' is not a number",
        "1;2 * * * *   | minute '1;2' is not a number"
      })
  void whatIsNoNumberIsRefused(String cron, String sentence) {
    assertThat(refusal(cron)).hasMessage(sentence + "; write numbers, * or ranges such as 1-5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 0 L * *", "0 0 15W * *", "0 0 * * 5L", "0 0 * * MON#1", "0 0 lw * *"})
  void theLettersOfQuartzAreRefusedByName(String cron) {
    assertThat(refusal(cron))
        .hasMessageEndingWith("is not a number; L, W and # are known to Quartz, not to a CronJob");
  }

  @ParameterizedTest
  @ValueSource(strings = {"? * * * *", "* ? * * *", "* * * ? *", "* * 1,? * *", "* * ?/2 * *"})
  void aQuestionMarkIsOnlyAWholeDayField(String cron) {
    assertThat(refusal(cron))
        .hasMessageContaining("'?'")
        .hasMessageEndingWith("stands only alone, for a whole day field; write *");
  }

  @Test
  void sixFieldsGetASentenceForUsersOfQuartz() {
    assertThat(refusal("0 30 2 * * ?"))
        .hasMessage(
            "has more than five fields, as Quartz writes them; leave out the seconds:"
                + " '30 2 * * ?' (Sunday is 0 here, 1 in Quartz)");
  }

  @Test
  void sevenFieldsGetOneToo() {
    assertThat(refusal("0 30 2 * * ? 2026"))
        .hasMessage(
            "has more than five fields, as Quartz writes them; leave out the seconds and the year:"
                + " '30 2 * * ?' (Sunday is 0 here, 1 in Quartz)");
  }

  @ParameterizedTest
  @CsvSource({"*, 1", "0 2 * *, 4", "1 2 3 4 5 6 7 8, 8"})
  void otherNumbersOfFieldsAreCounted(String cron, String count) {
    assertThat(refusal(cron))
        .hasMessage(
            "has "
                + count
                + " instead of five fields: minute, hour, day of month, month, day of week");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t"})
  void anEmptyScheduleIsRefused(String cron) {
    assertThat(refusal(cron)).hasMessage("is empty; write five fields such as '30 2 * * *'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TZ=UTC 0 2 * * *", "CRON_TZ=UTC 0 2 * * *"})
  void theZoneHasAFieldOfItsOwn(String cron) {
    assertThat(refusal(cron)).hasMessageEndingWith("name the zone in spec.timeZone");
  }

  @Test
  void everyIsRefused() {
    assertThat(refusal("@every 1h"))
        .hasMessage("'@every 1h' has no fixed slots; write such as '*/15 * * * *'");
  }

  @Test
  void rebootIsRefused() {
    assertThat(refusal("@reboot")).hasMessageStartingWith("'@reboot' has no slots");
  }

  @ParameterizedTest
  @ValueSource(strings = {"@", "@Daily", "@fortnightly", "@daily 1", "@daily @daily"})
  void unknownMacrosAreRefusedWithTheKnownOnes(String cron) {
    assertThat(refusal(cron)).hasMessageContaining("is unknown; there are @hourly @daily");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0\u00a02 * * *", // a blank that does not break
        "\u0660 2 * * *", // an Arabic zero
        "0 2 * * \u017fun", // a long s: "SUN" if case is ignored
        "0 2 * * *\u200b", // a blank without width
        "0 2 * * \u0000"
      })
  void whatOnlyLooksLikeCronIsRefused(String cron) {
    assertThat(refusal(cron)).hasMessageEndingWith("is not plain ASCII; type it anew");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 0 30 2 *", "0 0 30,31 FEB *", "0 0 31 2,4,6,9,11 *", "0 0 31 2 ?"})
  void datesThatNeverComeAreRefused(String cron) {
    assertThat(refusal(cron)).hasMessageStartingWith("never fires: day '3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 0 30 2 1", "0 0 29 2 *", "0 0 31 2,3 *", "0 0 31 */2 *"})
  void datesThatComeSeldomAreNot(String cron) {
    assertThat(Parsed.accepts(cron)).isTrue();
  }

  @Test
  void everyValueOfEveryFieldMayBeWrittenOut() {
    String all = list(0, 59) + " " + list(0, 23) + " " + list(1, 31) + " " + list(1, 12) + " 0,1,2";
    assertSameSlots(all, "* * * * *");
  }

  @Test
  void textsOf400CharactersAreRead() {
    assertSameSlots("0 2 * * *" + " ".repeat(391), "0 2 * * *");
  }

  @Test
  void longerTextsAreRefused() {
    assertThat(refusal("0 2 * * *" + " ".repeat(392)))
        .hasMessage("is longer than 400 characters; write ranges and steps for long lists");
  }

  @Test
  void aRefusalNamesReasonAndField() {
    InvalidSpec refusal = refusal("nonsense");
    assertThat(refusal.reason()).isEqualTo(Reason.InvalidSchedule);
    assertThat(refusal.field()).isEqualTo("spec.schedule");
  }

  @Test
  void equalIsWhatIsWrittenAlike() {
    assertThat(Parsed.cron("0 0 * * *"))
        .isEqualTo(Parsed.cron("0 0 * * *"))
        .hasSameHashCodeAs(Parsed.cron("0 0 * * *"))
        .isNotEqualTo(Parsed.cron("@daily"))
        .hasToString("0 0 * * *");
  }

  @Test
  void matchingMinutesAreFoundInBothDirections() {
    CronExpression cron = Parsed.cron("10,40 6 1,15 * *");
    assertThat(cron.from(LocalDateTime.parse("2026-01-01T06:41")))
        .isEqualTo(LocalDateTime.parse("2026-01-15T06:10"));
    assertThat(cron.upTo(LocalDateTime.parse("2026-01-15T06:09")))
        .isEqualTo(LocalDateTime.parse("2026-01-01T06:40"));
  }

  private static void assertSameSlots(String one, String other) {
    assertThat(slots(one)).isEqualTo(slots(other));
  }

  private static List<Instant> slots(String cron) {
    Schedule schedule = Parsed.schedule(cron, "UTC");
    return Stream.iterate(START, slot -> schedule.next(slot).orElseThrow()).limit(500).toList();
  }

  private static String list(int first, int last) {
    return String.join(
        ",", IntStream.rangeClosed(first, last).mapToObj(Integer::toString).toList());
  }

  private static InvalidSpec refusal(String cron) {
    return catchThrowableOfType(InvalidSpec.class, () -> CronExpression.parse(cron));
  }
}
