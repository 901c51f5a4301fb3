select buildify.track('financial_accounts');
select buildify.track('financial_invoices');
