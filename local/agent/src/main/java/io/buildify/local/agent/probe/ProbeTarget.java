package io.buildify.local.agent.probe;

import io.buildify.local.agent.process.ProcessOrder;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What a probe probes.
 *
 * @param port from a port as the spec names it to the port the process listens on
 * @param surroundings where an exec probe runs
 * @param literals applied to the words of an exec probe
 */
public record ProbeTarget(
        Function<IntOrString, Integer> port, ProcessOrder surroundings, UnaryOperator<String> literals) {}
