/** The commands of the program. */
package io.snapherd.cli;
