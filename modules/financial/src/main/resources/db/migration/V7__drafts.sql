-- Drafts have no number: there may be many of them.
alter table financial_invoices
    drop constraint financial_invoices_tenant_id_company_id_number_key,
    add unique (tenant_id, book, number);
select buildify.protect('financial_invoices');
