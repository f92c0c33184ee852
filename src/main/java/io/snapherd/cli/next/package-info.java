/** {@code snapherd next}: the slots that come. */
package io.snapherd.cli.next;
