/** The floor of requests: the SDK's module of notes as somebody writes it without the SDK. */
@NullMarked
package io.buildify.bench.plain;

import org.jspecify.annotations.NullMarked;
