/** Habits that every module's HTTP interface shares. */
@NullMarked
package io.buildify.sdk.rest;

import org.jspecify.annotations.NullMarked;
