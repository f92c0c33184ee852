/** All of it at one moment, for somebody who looks on. */
package io.snapherd.operation.view;
