package io.snapherd.retention;

import io.snapherd.model.Content;
import io.snapherd.model.Snapshot;
import io.snapherd.retention.Rule.Calendar;
import io.snapherd.retention.Rule.Last;
import io.snapherd.retention.Rule.Within;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Random snapshots of one claim and random rules for them; the same for the same seed. Times lie
 * close together and around changes of the clock, and many are equal.
 */
final class Histories {
  static final Duration READY_DEADLINE = Duration.ofMinutes(10);

  /** Each zone with an instant at which its clocks change. */
  private static final Map<String, Instant> ZONES =
      new TreeMap<>(
          Map.of(
              "Etc/UTC", Instant.parse("2024-12-31T00:00:00Z"),
              "Europe/Berlin", Instant.parse("2025-10-26T01:00:00Z"),
              "America/St_Johns", Instant.parse("2009-11-01T02:31:00Z"),
              "Australia/Lord_Howe", Instant.parse("2025-04-05T15:00:00Z"),
              "Pacific/Apia", Instant.parse("2011-12-30T10:00:00Z")));

  private final SplittableRandom random;
  private final Instant change;
  private final ZoneId zone;

  Histories(long seed) {
    random = new SplittableRandom(seed);
    String id = List.copyOf(ZONES.keySet()).get(random.nextInt(ZONES.size()));
    zone = ZoneId.of(id);
    change = ZONES.get(id);
  }

  /** One of each kind of rule, with the least it can keep. */
  static List<Rule> oneOfEach() {
    Stream<Rule> calendar = Stream.of(Period.values()).map(period -> new Calendar(period, 1));
    Stream<Rule> others = Stream.of(new Last(1), new Within("1h", Duration.ofHours(1)));
    return Stream.concat(calendar, others).toList();
  }

  Retention retention() {
    List<Rule> rules = new ArrayList<>();
    oneOfEach().stream().filter(r -> random.nextInt(3) == 0).forEach(r -> rules.add(grown(r)));
    return rules.isEmpty() ? retention(new Last(random.nextInt(1, 5))) : retention(rules);
  }

  Retention retention(Rule... rules) {
    return retention(List.of(rules));
  }

  Retention retention(List<Rule> rules) {
    return new Retention(rules, zone);
  }

  Rule rule() {
    return grown(oneOfEach().get(random.nextInt(oneOfEach().size())));
  }

  /** The same kind of rule that keeps as much or more. */
  Rule grown(Rule rule) {
    int more = random.nextInt(5);
    if (rule instanceof Last last) {
      return new Last(last.count() + more);
    }
    if (rule instanceof Calendar calendar) {
      return new Calendar(calendar.period(), calendar.count() + more);
    }
    long hours = ((Within) rule).window().toHours() + random.nextInt(100);
    return new Within(hours + "h", Duration.ofHours(hours));
  }

  /** A time when all snapshots have been made, except those in the future. */
  Instant now() {
    return change.plus(Duration.ofDays(20));
  }

  /** Snapshots of all kinds. */
  List<Snapshot> mixed() {
    List<Snapshot> mixed = new ArrayList<>(plain());
    mixed.replaceAll(this::changed);
    mixed.addAll(future());
    return mixed;
  }

  /** Ready ones with nothing special about them; at least one. */
  List<Snapshot> plain() {
    long reach = 1L << random.nextInt(10, 21);
    return Stream.generate(() -> Snapshots.ready(name(), time(reach)))
        .limit(random.nextInt(1, 60))
        .toList();
  }

  /** What goes on around the snapshots. */
  Ties ties(List<Snapshot> snapshots) {
    Set<String> restoring = new TreeSet<>();
    snapshots.stream().filter(s -> random.nextInt(20) == 0).forEach(s -> restoring.add(s.name()));
    Standing standing = List.of(Standing.values()).get(random.nextInt(3));
    return new Ties(standing, Optional.of(time(100_000)), Optional.of("17"), restoring);
  }

  List<Snapshot> shuffled(List<Snapshot> snapshots) {
    List<Snapshot> rest = new ArrayList<>(snapshots);
    List<Snapshot> shuffled = new ArrayList<>();
    while (!rest.isEmpty()) {
      shuffled.add(rest.remove(random.nextInt(rest.size())));
    }
    return shuffled;
  }

  private List<Snapshot> future() {
    return Stream.generate(() -> Snapshots.ready(name(), now().plusSeconds(301)))
        .limit(random.nextInt(3))
        .toList();
  }

  private Snapshot changed(Snapshot plain) {
    return switch (random.nextInt(12)) {
      case 0 -> Snapshots.held(plain);
      case 1 -> Snapshots.deleting(plain);
      case 2 -> Snapshots.withReady(plain, Optional.of(false));
      case 3 -> Snapshots.withReady(plain, Optional.empty());
      case 4 -> Snapshots.cut(Snapshots.withReady(plain, Optional.of(false)), "gone");
      case 5 -> Snapshots.created(Snapshots.withReady(plain, Optional.empty()), now());
      case 6 -> Snapshots.manual(plain, Integer.toString(random.nextInt(16, 18)));
      case 7 -> Snapshots.groupMember(plain);
      default -> plain;
    };
  }

  private Instant time(long reach) {
    return change.plusSeconds(random.nextLong(-reach, reach) / 60 * 60);
  }

  private String name() {
    return Long.toHexString(random.nextLong());
  }

  /** Contents of some of the snapshots, some of them with deletionPolicy Retain. */
  Contents contents(List<Snapshot> snapshots) {
    Map<String, Content> contents = new TreeMap<>();
    for (Snapshot snapshot : snapshots) {
      Content content = Snapshots.content(snapshot);
      contents.put(content.name(), random.nextInt(5) == 0 ? Snapshots.retained(content) : content);
    }
    return Contents.all(name -> Optional.ofNullable(contents.get(name)));
  }
}
