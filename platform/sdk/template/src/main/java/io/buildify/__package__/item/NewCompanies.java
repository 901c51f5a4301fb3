package io.buildify.__package__.item;

import io.buildify.sdk.event.OnEvent;
import io.smallrye.mutiny.Uni;

/** Gives every new company its first item. */
class NewCompanies {

    private final Items items;

    NewCompanies(Items items) {
        this.items = items;
    }

    @OnEvent("core.company.created")
    Uni<?> welcome(CompanyCreated company) {
        return items.add(1, company.name());
    }
}
