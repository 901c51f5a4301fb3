package io.buildify.sdk.job;

import java.util.ArrayList;
import java.util.List;

/** All jobs of the module; filled when the module is built. */
public class Jobs {

    private final List<Job> jobs = new ArrayList<>();

    void add(Job job) {
        jobs.add(job);
    }

    List<Job> all() {
        return List.copyOf(jobs);
    }

    Job named(String name) {
        return jobs.stream().filter(job -> job.name().equals(name)).findFirst().orElseThrow();
    }
}
