package io.snapherd;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What a class writes into the log, until it is closed. */
public final class Logged implements AutoCloseable {
  private final Logger logger;
  private final ListAppender<ILoggingEvent> events = new ListAppender<>();

  public Logged(Class<?> by) {
    logger = (Logger) LoggerFactory.getLogger(by);
    events.start();
    logger.addAppender(events);
  }

  /** As {@code WARN the sentence}. */
  public List<String> lines() {
    return List.copyOf(events.list).stream()
        .map(e -> e.getLevel() + " " + e.getFormattedMessage())
        .toList();
  }

  @Override
  public void close() {
    logger.detachAppender(events);
  }
}
