package io.snapherd.operation;

/**
 * Whoever remembers something between looks that is true only as long as this process leads. It has
 * to forget it before it leads again: another one has written, counted and told meanwhile.
 */
public interface Forgetful {
  void forgetAll();
}
