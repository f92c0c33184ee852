package io.snapherd.operation.fake;

import io.snapherd.model.Reason;
import io.snapherd.operation.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What goes wrong between the operator and the API server, until the test takes it back. */
public final class Faults {
  /** What can be refused. */
  public enum Call {
    CREATE_SNAPSHOT,
    DELETE_SNAPSHOT,
    CREATE_CLAIM,
    WRITE_STATUS,
    WRITE_RESTORE_STATUS,
    READ
  }

  private static final String ANY = "*";

  private record Refusal(Call call, Instant at) {}

  private final SettableClock clock;
  private final Map<Call, Map<String, Reason>> refused = new HashMap<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private Runnable onRead = () -> {};
  private int reads;
  private int lostAnswers;
  private int repeats;
  private Optional<Integer> crashAfter = Optional.empty();

  Faults(SettableClock clock) {
    this.clock = clock;
  }

  /** Refuses this call about one claim's or object's name. */
  public void refuse(Call call, String name, Reason reason) {
    refused.computeIfAbsent(call, c -> new HashMap<>()).put(name, reason);
  }

  public void refuse(Call call, Reason reason) {
    refuse(call, ANY, reason);
  }

  /** Takes every refusal of this call back. */
  public void allow(Call call) {
    refused.remove(call);
  }

  public void allow(Call call, String name) {
    refused.getOrDefault(call, Map.of()).remove(name);
  }

  /** The next so many creates are carried out, but the operator is told that they failed. */
  public void loseAnswersOfCreates(int count) {
    lostAnswers = count;
  }

  /** The next so many creates reach the API server twice, as a client does that retries. */
  public void repeatCreates(int count) {
    repeats = count;
  }

  /** The process dies as soon as so many writes have been carried out. */
  public void crashAfter(int writes) {
    crashAfter = Optional.of(writes);
  }

  /** When such calls were refused. */
  public List<Instant> refused(Call call) {
    return refusals.stream().filter(r -> r.call() == call).map(Refusal::at).toList();
  }

  /** Something is found out by each read. */
  public void onRead(Runnable happening) {
    onRead = happening;
  }

  /** How often the API server was asked for something past the caches. */
  public int reads() {
    return reads;
  }

  void check(Call call, String name) throws Refused {
    if (call == Call.READ) {
      reads++;
      onRead.run();
    }
    Map<String, Reason> here = refused.getOrDefault(call, Map.of());
    Optional<Reason> reason = Optional.ofNullable(here.getOrDefault(name, here.get(ANY)));
    if (reason.isPresent()) {
      refusals.add(new Refusal(call, clock.instant()));
      throw new Refused(reason.get(), call + " of " + name + " is refused");
    }
  }

  void answer() throws Refused {
    if (lostAnswers > 0) {
      lostAnswers--;
      throw new Refused(Reason.ApiUnavailable, "timeout");
    }
  }

  boolean repeated() {
    if (repeats > 0) {
      repeats--;
      return true;
    }
    return false;
  }

  void written(Write write) {
    crashAfter = crashAfter.map(left -> left - 1);
    if (crashAfter.filter(left -> left <= 0).isPresent()) {
      crashAfter = Optional.empty();
      throw new Crash(write);
    }
  }
}
