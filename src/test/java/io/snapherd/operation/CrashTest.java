package io.snapherd.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.Claim;
import io.snapherd.model.Condition;
import io.snapherd.model.Names;
import io.snapherd.model.PolicyStatus;
import io.snapherd.model.Problem;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.fake.World;
import io.snapherd.operation.fake.Write.Verb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The first law: every step can be repeated after a crash at any point. */
class CrashTest {

  /** What is left at the end of the story, without the times at which it was said. */
  record End(Set<String> snapshots, Set<String> claims, List<Object> status) {}

  private static final int NEVER = Integer.MAX_VALUE;
  private static final Map<Integer, World> TOLD = new ConcurrentHashMap<>();

  private static World story(int crashAfter) {
    return TOLD.computeIfAbsent(crashAfter, CrashTest::tell);
  }

  private static World tell(int crashAfter) {
    World world = new World();
    world.claim("a", "b", "c");
    world.backend.failing("c", "no space left");
    world.cluster.faults().crashAfter(crashAfter);
    world.policy("hourly", spec -> spec.keepLast(2));
    world.policy("often", spec -> spec.schedule("*/20 * * * *").claims("a").keepLast(1));
    world.runUntil("01:10:00");
    world.kubectl.runNow("hourly", "before the upgrade");
    world.runUntil("01:30:00");
    world.kubectl.annotateClaim("a", Names.RESTORE_FROM, "latest");
    world.runUntil("01:35:00");
    world.kubectl.restoreTo("b-hourly-202603010100", "b-again");
    world.backend.healed("c");
    world.runUntil("03:30:00");
    return world;
  }

  static IntStream everyWrite() {
    return IntStream.rangeClosed(1, story(NEVER).cluster.writes().size());
  }

  @ParameterizedTest(name = "after write {0}")
  @MethodSource("everyWrite")
  void aCrashChangesNothingInTheEnd(int write) {
    World crashed = story(write);

    assertThat(crashed.restarts()).isEqualTo(2);
    assertThat(end(crashed)).isEqualTo(end(story(NEVER)));
  }

  @ParameterizedTest(name = "after write {0}")
  @MethodSource("everyWrite")
  void noSnapshotAndNoClaimIsMadeTwice(int write) {
    World crashed = story(write);

    assertThat(made(crashed, Verb.CREATE_SNAPSHOT)).doesNotHaveDuplicates();
    assertThat(made(crashed, Verb.CREATE_CLAIM)).doesNotHaveDuplicates();
  }

  private static List<String> made(World world, Verb verb) {
    return world.cluster.writes(verb).stream().map(w -> w.object().name()).toList();
  }

  private static End end(World world) {
    return new End(
        names(world.cluster.snapshots().stream().map(Snapshot::name)),
        names(world.cluster.claims().stream().map(Claim::name)),
        Stream.of("hourly", "often")
            .map(p -> gist(world.status(p)))
            .map(Object.class::cast)
            .toList());
  }

  private static List<Object> gist(PolicyStatus s) {
    return List.of(
        s.conditions().stream().map(CrashTest::gist).toList(),
        s.memory().lastScheduleTime(),
        s.memory().lastRunNow(),
        s.claims(),
        s.snapshots(),
        s.problems().stream().map(CrashTest::gist).toList());
  }

  private static List<Object> gist(Condition c) {
    return List.of(c.type(), c.status(), c.reason());
  }

  private static List<Object> gist(Problem p) {
    return List.of(p.claim(), p.reason());
  }

  private static Set<String> names(Stream<String> all) {
    return new TreeSet<>(all.toList());
  }
}
