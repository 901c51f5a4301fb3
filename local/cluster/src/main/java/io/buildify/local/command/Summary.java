package io.buildify.local.command;

import io.buildify.local.home.ClusterDescription;
import io.buildify.local.home.Home;
import java.io.PrintStream;

/** What a newcomer can do next. */
record Summary(Home home, ClusterDescription cluster, boolean platform) {

    void print(PrintStream out) {
        out.println();
        row(out, "kubeconfig", home.kubeconfig().toString());
        if (!platform) {
            return;
        }
        row(out, "gateway", cluster.gateway());
        row(out, "tenants", "acme (companies acme-de, acme-fr), globex (company globex-uk)");
        out.println();
        out.println("Try:");
        out.println("  ./buildify kubectl get modules,tenantmodules,companymodules -A");
        out.println("  TOKEN=$(./buildify token --tenant acme --company acme-de)");
        out.println(
                "  curl -H \"Authorization: Bearer $TOKEN\" " + cluster.gateway() + "/api/v1/financial/configuration");
        out.println("  ./buildify status");
        out.println("  ./buildify down");
    }

    private static void row(PrintStream out, String name, String value) {
        out.printf("  %-12s %s%n", name, value);
    }
}
