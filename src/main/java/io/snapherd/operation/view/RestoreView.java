package io.snapherd.operation.view;

import io.snapherd.operation.Subject;
import io.snapherd.restore.RestoreStatus;
import java.util.Optional;

/**
 * A restore request as people look at it.
 *
 * @param on the annotated object
 * @param from what {@code snapherd.io/restore-from} says; absent on a snapshot
 * @param to what {@code snapherd.io/restore-to} says
 * @param status the outcome that stands beside it; absent: not looked at yet, or unreadable
 */
public record RestoreView(
    Subject on, Optional<String> from, Optional<String> to, Optional<RestoreStatus> status) {}
