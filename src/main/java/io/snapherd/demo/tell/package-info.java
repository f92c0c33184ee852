/** How the story looks: calm lines of at most 80 columns, for terminals and for log files. */
package io.snapherd.demo.tell;
