/** How answers look: for people in aligned columns, for programs in JSON. */
package io.snapherd.cli.text;
