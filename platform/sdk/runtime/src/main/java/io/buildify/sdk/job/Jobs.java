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

    List<Job> perTenant() {
        return jobs.stream().filter(job -> !job.perCompany()).toList();
    }

    List<Job> perCompany() {
        return jobs.stream().filter(Job::perCompany).toList();
    }

    Job named(String name) {
        return jobs.stream().filter(job -> job.name().equals(name)).findFirst().orElseThrow();
    }
}
