package io.buildify.sdk.job;

import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;
import jakarta.enterprise.invoke.Invoker;

/** Takes the jobs that were found at build time into the running process. */
@Recorder
public class JobRecorder {

    public RuntimeValue<Jobs> none() {
        return new RuntimeValue<>(new Jobs());
    }

    public void add(
            RuntimeValue<Jobs> jobs,
            String name,
            String cron,
            String every,
            boolean perCompany,
            RuntimeValue<Invoker<Object, Object>> method) {
        jobs.getValue().add(new Job(name, Schedule.of(cron, every), perCompany, method.getValue()));
    }
}
