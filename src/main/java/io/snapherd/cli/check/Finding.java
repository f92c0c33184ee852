package io.snapherd.cli.check;

import io.snapherd.cli.manifest.FieldPath;

/**
 * Something that is wrong with an object.
 *
 * @param message without the field's name, with the mend
 */
record Finding(FieldPath field, String message) {}
