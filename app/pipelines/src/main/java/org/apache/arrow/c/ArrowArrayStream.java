package org.apache.arrow.c;

/**
 * The address of a stream by Arrow's C stream interface. DuckDB's driver takes streams in nothing
 * but this class of Arrow's own library, and asks it for the address only; so this stands for that
 * library, which would bring allocators, natives and a log along.
 *
 * @param memoryAddress of the {@code ArrowArrayStream} structure
 */
public record ArrowArrayStream(long memoryAddress) {}
