/**
 * The chapters. What happens is told from what the cluster shows, and each chapter has a time by
 * which it has to have come true.
 */
package io.snapherd.demo.story;
